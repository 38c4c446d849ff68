// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What customers cannot have, and what they are told then.
class CustomerRefusalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(CustomerLimits()); }
    void cleanup() { m_stage.reset(); }

    void wrongEventsAreRefusedWithTheirReason_data();
    void wrongEventsAreRefusedWithTheirReason();
    void whoWritesTooFastIsAskedToWait();
    void tabsAreCounted();
    void aBotThatIsGoneSaysSo();
    void anUnreadableSessionEndsTheConnectionWithAReason();

private:
    void open(const CustomerLimits& limits);

    std::unique_ptr<CustomerStage> m_stage;
};

void CustomerRefusalsTest::open(const CustomerLimits& limits)
{
    m_stage = std::make_unique<CustomerStage>(limits);
    QVERIFY(m_stage->open());
}

void CustomerRefusalsTest::wrongEventsAreRefusedWithTheirReason_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("payload");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* title, const char* name, const QJsonObject& payload, const char* kind) {
        QTest::newRow(title) << QString::fromLatin1(name) << payload << QString::fromLatin1(kind);
    };
    const auto message = [](const QString& id, const QString& words) {
        return QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("text"), words}};
    };
    const auto id = QStringLiteral("p1");
    row("no text", "message", {{QStringLiteral("id"), id}}, "invalid");
    row("blank text", "message", message(id, QStringLiteral(" \n ")), "invalid");
    row("no id", "message", message({}, QStringLiteral("x")), "invalid");
    row("long id", "message", message(QString(65, u'x'), QStringLiteral("x")), "invalid");
    row("long text", "message", message(id, QString(8001, u'x')), "too_large");
    row("typing what?", "typing", {}, "invalid");
    row("unknown event", "dance", {}, "invalid");
}

void CustomerRefusalsTest::wrongEventsAreRefusedWithTheirReason()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, payload);
    QFETCH(QString, kind);
    const auto page = m_stage->page();
    QVERIFY(page);
    const int number = page->emitEvent(name, payload);
    QTRY_VERIFY(page->answer(number));
    QCOMPARE(page->refusalOf(number), kind);
    // and they may go on
    const int good = page->write(QStringLiteral("ok"), QString(8000, u'x'));
    QTRY_VERIFY(page->answer(good));
    QCOMPARE(page->answer(good)->value(QLatin1String("ok")).toBool(), true);
}

void CustomerRefusalsTest::whoWritesTooFastIsAskedToWait()
{
    open({.messagesPerSecond = 1, .messageBurst = 2});
    const auto page = m_stage->page();
    QVERIFY(page);
    QList<int> numbers;
    for (int i = 0; i < 4; ++i)
        numbers.append(page->write(QString::number(i), QStringLiteral("x")));
    QTRY_VERIFY(page->answer(numbers.last()) && page->answer(numbers.first()) && page->answer(numbers.at(1)));
    QVERIFY(page->answer(numbers.at(0))->contains(QLatin1String("ok")));
    QVERIFY(page->answer(numbers.at(1))->contains(QLatin1String("ok")));
    QCOMPARE(page->refusalOf(numbers.last()), QStringLiteral("too_many"));
}

void CustomerRefusalsTest::tabsAreCounted()
{
    open({.tabs = 1});
    const auto first = m_stage->page();
    QVERIFY(first);
    const Page second(m_stage->pageUrl(), CustomerStage::auth(first->visitor()));
    QTRY_VERIFY(second.connectError());
    QCOMPARE(second.refusal(), QStringLiteral("too_many"));
}

void CustomerRefusalsTest::aBotThatIsGoneSaysSo()
{
    const auto page = m_stage->page();
    QVERIFY(page);
    QVERIFY(m_stage->removeBot());
    const int number = page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_VERIFY(page->answer(number));
    QCOMPARE(page->refusalOf(number), QStringLiteral("not_found"));
}

void CustomerRefusalsTest::anUnreadableSessionEndsTheConnectionWithAReason()
{
    m_stage->parts().desk.stop();
    const Page page(m_stage->pageUrl(), CustomerStage::auth());
    QTRY_VERIFY(page.isClosed());
    const auto failed = page.received(QStringLiteral("failed"));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).value(QLatin1String("kind")).toString(), QStringLiteral("unavailable"));
    QVERIFY(!failed.at(0).value(QLatin1String("detail")).toString().isEmpty());
}

BATON_TEST(CustomerRefusalsTest)
#include "tst_customerrefusals.moc"
