// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/ui/notify/notificationdaemon.h"
#include "ui/console/console.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace baton;
using namespace baton::testing;
using baton::test::Banner;
using baton::test::NotificationDaemon;

namespace {

constexpr int burstSize = 300;
constexpr int kills = 4;

struct Told
{
    int changes = 0; ///< of bots
    int runs = 0;    ///< of workflows
    int customers = 0;
    int changesInSummaries = 0;
    int runsInSummaries = 0;
    QStringList twice;
};

int numberIn(const QString& text, const char* pattern)
{
    const auto found = QRegularExpression(QLatin1String(pattern)).match(text);
    return found.hasMatch() ? found.captured(1).toInt() : 0;
}

} // namespace

/// A burst of everything, with the relay killed in the middle again and again: what the desktop was shown is
/// each alert once. Real relay, real console, and a notification daemon that keeps all it is told.
class TestKilledBurst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void eachAlertIsShownOnce();
    void whoWasAwayGetsOneSummary();

private:
    void openConsole();
    bool isConnected() const;
    QJsonObject happening(int number) const;
    void post(int number);
    void postAndKill(int number);
    Told told() const;
    int toldInAll() const
    {
        const auto all = told();
        return all.changes + all.runs;
    }

    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_bot;
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Console> m_console;
    QNetworkAccessManager m_network;
    const QString m_email = QStringLiteral("ana@baton.example");
    qsizetype m_from = 0; ///< banners of before this test
};

void TestKilledBurst::initTestCase()
{
    m_daemon =
        std::make_unique<NotificationDaemon>(QStringList{QStringLiteral("actions"), QStringLiteral("body")});
    if (!m_daemon->start())
        QSKIP("this session bus has a notification daemon; run it under dbus-run-session");
}

void TestKilledBurst::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_bot = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(m_email));
    QVERIFY(m_relay->start());
    m_from = m_daemon->banners.size();
    openConsole();
}

void TestKilledBurst::cleanup()
{
    m_console.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_relay.reset();
}

void TestKilledBurst::openConsole()
{
    m_console.reset(new ui::Console(
        {m_folder.path(), QStringLiteral("test"), m_relay->url(), m_email, RelayProcess::password(), {}}));
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(), 30'000);
}

bool TestKilledBurst::isConnected() const
{
    return m_console->session().link().state == client::LinkStatus::State::Connected;
}

/// By turns a customer who asks for a person, a bot's change, and a run that starts.
QJsonObject TestKilledBurst::happening(int number) const
{
    const auto id = QString::number(number);
    if (number % 3 == 0)
        return cloudEvent(id, QStringLiteral("baton.escalation.requested"), QStringLiteral("chat-") + id,
                          {{QStringLiteral("reason"), QStringLiteral("asked")},
                           {QStringLiteral("quote"), QStringLiteral("person %1").arg(number)}});
    if (number % 3 == 1)
        return cloudEvent(id, QStringLiteral("baton.autoupdate.recorded"), QStringLiteral("any"),
                          {{QStringLiteral("kind"), QStringLiteral("tool_added")},
                           {QStringLiteral("summary"), QStringLiteral("change %1").arg(number)}});
    return cloudEvent(
        id, QStringLiteral("baton.workflow.started"), QStringLiteral("any"),
        {{QStringLiteral("workflow"), QJsonObject{{QStringLiteral("id"), QStringLiteral("kpi")},
                                                  {QStringLiteral("name"), QStringLiteral("KPI")}}},
         {QStringLiteral("run"), id},
         {QStringLiteral("about"), QStringLiteral("run %1").arg(number)}});
}

/// As bots do: again until it is taken.
void TestKilledBurst::post(int number)
{
    QTRY_COMPARE_WITH_TIMEOUT(publish(m_relay->url(), m_bot.key, {happening(number)}).status, 202, 30'000);
}

/// The relay dies with the event on its way in, written, or on its way out.
void TestKilledBurst::postAndKill(int number)
{
    QNetworkRequest request(m_relay->url(QStringLiteral("/v1/events")));
    const auto headers = bearer(m_bot.key, "application/cloudevents+json");
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(
        m_network.post(request, QJsonDocument(happening(number)).toJson()));
    QSignalSpy sent(reply.get(), &QNetworkReply::uploadProgress);
    QVERIFY(sent.wait(10'000));
    m_relay->kill();
    QVERIFY2(m_relay->start(), m_relay->log());
}

Told TestKilledBurst::told() const
{
    Told all;
    QSet<QString> bodies;
    int collapsed = 0;
    for (qsizetype i = m_from; i < m_daemon->banners.size(); ++i) {
        const auto& banner = m_daemon->banners[i];
        if (banner.title.startsWith(QStringLiteral("🔔"))) {
            collapsed = numberIn(banner.title, "(\\d+)");
        } else if (banner.title == QLatin1String("While you were away")) {
            all.changesInSummaries += numberIn(banner.body, "(\\d+) change");
            all.runsInSummaries += numberIn(banner.body, "(\\d+) workflow\\S* started");
        } else if (banner.title.startsWith(QStringLiteral("🆘")) &&
                   banner.title.contains(QLatin1String("waiting"))) {
            all.customers = numberIn(banner.title, "(\\d+)");
        } else if (banner.replaces == 0) { // The same one with another sound is no second one.
            all.changes += banner.title.startsWith(QStringLiteral("🤖")) ? 1 : 0;
            all.runs += banner.title.startsWith(QStringLiteral("⚙️")) ? 1 : 0;
            if (bodies.contains(banner.body))
                all.twice.append(banner.body);
            bodies.insert(banner.body);
        }
    }
    // What was collapsed does not say what it was of.
    all.changes += collapsed + all.changesInSummaries;
    all.runs += all.runsInSummaries;
    return all;
}

void TestKilledBurst::eachAlertIsShownOnce()
{
    for (int number = 0; number < burstSize; ++number) {
        if (number % (burstSize / kills) == burstSize / kills / 2)
            postAndKill(number);
        post(number);
    }
    // Customers are counted by who waits; all else is told once, by itself, in a count or in a summary.
    constexpr int customers = burstSize / 3;
    constexpr int others = burstSize - customers;
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(told().customers, customers, 30'000);
    QTRY_VERIFY2_WITH_TIMEOUT(toldInAll() >= others, qPrintable(QString::number(toldInAll())), 30'000);
    // Whatever was to come twice has come before the next thing does.
    post(3 * burstSize + 1);
    QTRY_VERIFY_WITH_TIMEOUT(toldInAll() >= others + 1, 30'000);
    QCOMPARE(toldInAll(), others + 1);
    const auto all = told();
    QCOMPARE(all.twice, QStringList());
    qInfo() << kills << "kills;" << all.changesInSummaries + all.runsInSummaries << "of" << others
            << "came in summaries";
}

void TestKilledBurst::whoWasAwayGetsOneSummary()
{
    // given a console that was told of something, and is closed
    post(1);
    QTRY_COMPARE(toldInAll(), 1);
    m_console.reset();
    // when much happens, and the relay is killed as well
    for (int number = 3; number < 60; ++number)
        post(number);
    m_relay->kill();
    QVERIFY(m_relay->start());
    m_from = m_daemon->banners.size();
    openConsole();
    // then it is one summary, and one banner for all who wait
    QTRY_COMPARE(told().customers, 19);
    QTRY_COMPARE(told().changesInSummaries, 19);
    QCOMPARE(told().runsInSummaries, 19);
    QCOMPARE(toldInAll(), 38);
    // and nothing of it comes again
    m_console.reset();
    m_from = m_daemon->banners.size();
    openConsole();
    post(100);
    QTRY_COMPARE(toldInAll(), 1);
    QCOMPARE(told().changesInSummaries + told().runsInSummaries, 0);
}

BATON_GUI_TEST(TestKilledBurst)
#include "tst_killedburst.moc"
