// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/deliveryreports.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

/// What this device did with its alerts, and how far it has got with them.
class TestDeliveryReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
        m_console = std::make_unique<ConsoleDouble>();
    }
    void cleanup()
    {
        m_console.reset();
        m_relay.reset();
    }

    void reportsOfOneTurnGoTogether();
    void aReportWhoseAnswerWasLostIsSentAgain();
    void reportsWithoutAConnectionWait();
    void whatWasToldIsKnownAfterARestart();

private:
    void enter()
    {
        m_console->signIn(m_relay->url());
        QTRY_VERIFY(m_console->isConnected());
    }
    /// "about state" of each report, in the order they came to the relay.
    QStringList reported() const
    {
        QStringList lines;
        const auto all = m_relay->asked(m_method);
        for (const auto& params : all) {
            const auto items = params.value(QLatin1String("items")).toArray();
            for (const auto& item : items)
                lines.append(item[QLatin1String("about")].toString() + u' ' +
                             item[QLatin1String("state")].toString());
        }
        return lines;
    }

    const QString m_method = QStringLiteral("push.report");
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
};

void TestDeliveryReports::reportsOfOneTurnGoTogether()
{
    DeliveryReports reports(m_console->session());
    enter();
    reports.add(QStringLiteral("one"), QStringLiteral("shown"));
    reports.add(QStringLiteral("two"), QStringLiteral("shown"));
    QTRY_COMPARE(reported(), QStringList({QStringLiteral("one shown"), QStringLiteral("two shown")}));
    QCOMPARE(m_relay->asked(m_method).size(), 1);
}

void TestDeliveryReports::aReportWhoseAnswerWasLostIsSentAgain()
{
    DeliveryReports reports(m_console->session());
    enter();
    m_relay->dropAfterNext(m_method);
    reports.add(QStringLiteral("one"), QStringLiteral("shown"));
    QTRY_COMPARE(reported(), QStringList({QStringLiteral("one shown"), QStringLiteral("one shown")}));
    reports.add(QStringLiteral("one"), QStringLiteral("acted"));
    QTRY_COMPARE(reported().size(), 3);
    QCOMPARE(reported().constLast(), QStringLiteral("one acted"));
}

void TestDeliveryReports::reportsWithoutAConnectionWait()
{
    DeliveryReports reports(m_console->session());
    enter();
    m_relay->stop();
    QTRY_VERIFY(!m_console->isConnected());
    reports.add(QStringLiteral("one"), QStringLiteral("shown"));
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(reported(), QStringList(QStringLiteral("one shown")));
}

void TestDeliveryReports::whatWasToldIsKnownAfterARestart()
{
    enter();
    m_console->session().markTold(7);
    m_console->restart();
    QSignalSpy restored(&m_console->session(), &Session::toldRestored);
    QTRY_COMPARE(restored.size(), 1);
    QCOMPARE(restored[0][0].toLongLong(), 7);
}

BATON_TEST(TestDeliveryReports)
#include "tst_deliveryreports.moc"
