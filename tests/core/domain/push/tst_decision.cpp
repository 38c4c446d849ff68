// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/push/decision.h"
#include "tests/support/program.h"

#include <QTest>
#include <QTimeZone>

using namespace baton;
using namespace baton::push;

namespace {

/// Members as the table knows them: the three roles, one who only reads, and one without any right.
struct Who
{
    const char* name;
    Permissions permissions;
    bool mayAnswer;
    bool mayRead;
};

const Who everybody[] = {
    {"agent", permissionsOf(Role::Agent), true, true},
    {"supervisor", permissionsOf(Role::Supervisor), true, true},
    {"admin", permissionsOf(Role::Admin), true, true},
    {"reader", Permission::ReadConversations | Permission::ReadActivity, false, true},
    {"stranger", {}, false, false},
};

enum class Told { Nothing, InTheList, AsSubscribed };

/// One line of the table; what is left open holds for both.
struct Line
{
    std::optional<bool> escalation;
    std::optional<bool> permitted;
    std::optional<bool> ofTheBot;
    std::optional<bool> subscribed;
    std::optional<bool> quiet;
    std::optional<bool> holdsEscalationsToo;
    std::optional<bool> away;
    Told told;
};

constexpr std::nullopt_t any = std::nullopt;

// escalation, permitted, of the bot, subscribed, quiet, holds escalations too, away
const Line table[] = {
    {any, false, any, any, any, any, any, Told::Nothing},
    {any, true, false, any, any, any, any, Told::Nothing},
    {any, true, true, false, any, any, any, Told::Nothing},
    {true, true, true, true, false, any, any, Told::AsSubscribed}, // away as well: somebody must come
    {true, true, true, true, true, false, any, Told::AsSubscribed},
    {true, true, true, true, true, true, any, Told::InTheList},
    {false, true, true, true, true, any, any, Told::InTheList},
    {false, true, true, true, false, any, true, Told::InTheList},
    {false, true, true, true, false, any, false, Told::AsSubscribed},
};

bool fits(const std::optional<bool>& line, bool value) { return !line || *line == value; }

} // namespace

class TestDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCombinationHasOneAnswer();
    void exceptionsOfABotAndAWorkflowComeFirst();
    void workflowsOfOneIdAreTheirBots();
    void namesOfTimeZonesOfAnyAgeCount();
    void defaults();
    void quietHours_data();
    void quietHours();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

void TestDecision::everyCombinationHasOneAnswer()
{
    int combinations = 0;
    const Topic topics[] = {
        {Kind::Escalation, BotId(QStringLiteral("shop")), {}, {}},
        {Kind::Assignment, BotId(QStringLiteral("shop")), {}, {}},
        {Kind::Message, BotId(QStringLiteral("shop")), {}, {}},
        {Kind::AutoUpdate, BotId(QStringLiteral("shop")), {}, QStringLiteral("prompt_tuned")},
        {Kind::Workflow, BotId(QStringLiteral("shop")), WorkflowId(QStringLiteral("kpi")),
         QStringLiteral("stuck")},
    };
    const auto check = [&](const Who& who, const Topic& topic, Form form, int bits,
                           Availability availability) {
        const bool ofTheBot = bits & 1;
        const bool quiet = bits & 2;
        const bool holdsToo = bits & 4;
        const bool connected = bits & 8;
        Subscriptions subscriptions;
        subscriptions.escalations = formName(form);
        subscriptions.messages = formName(form);
        subscriptions.autoUpdates.insert(QStringLiteral("prompt_tuned"), formName(form));
        subscriptions.workflows.insert(QStringLiteral("stuck"), formName(form));
        subscriptions.quietHours.escalationsToo = holdsToo;
        const auto decision =
            decide(topic, subscriptions, {who.permissions, ofTheBot, availability, connected, quiet});
        // Whatever a customer waits for is as an escalation.
        const bool escalation = topic.kind != Kind::AutoUpdate && topic.kind != Kind::Workflow;
        const bool permitted = escalation ? who.mayAnswer : who.mayRead;
        QList<Told> answers;
        for (const auto& line : table) {
            if (fits(line.escalation, escalation) && fits(line.permitted, permitted) &&
                fits(line.ofTheBot, ofTheBot) && fits(line.subscribed, form != Form::Off) &&
                fits(line.quiet, quiet) && fits(line.holdsEscalationsToo, holdsToo) &&
                fits(line.away, availability == Availability::Away))
                answers.append(line.told);
        }
        QCOMPARE(answers.size(), 1);
        const auto wanted = answers[0] == Told::Nothing     ? Decision{}
                            : answers[0] == Told::InTheList ? Decision{Form::Listed, !connected}
                                                            : Decision{form, !connected};
        const auto detail = QStringLiteral("%1, topic %2, %3, bits %4")
                                .arg(QLatin1String(who.name))
                                .arg(int(topic.kind))
                                .arg(formName(form))
                                .arg(bits);
        QVERIFY2(decision == wanted, qPrintable(detail));
        ++combinations;
    };
    for (const auto& who : everybody) {
        for (const auto& topic : topics) {
            for (const auto form : {Form::Off, Form::Listed, Form::Banner, Form::Loud}) {
                for (const auto availability :
                     {Availability::Online, Availability::Away, Availability::Offline})
                    for (int bits = 0; bits < 16; ++bits)
                        check(who, topic, form, bits, availability);
            }
        }
    }
    QCOMPARE(combinations, 5 * 5 * 4 * 3 * 16);
}

void TestDecision::exceptionsOfABotAndAWorkflowComeFirst()
{
    const BotId shop(QStringLiteral("shop"));
    const BotId bank(QStringLiteral("bank"));
    Subscriptions all;
    all.escalations = QStringLiteral("banner");
    all.bots = {{bank, QStringLiteral("off"), {{QStringLiteral("retrained"), QStringLiteral("loud")}}}};
    all.perWorkflow = {
        {WorkflowId(QStringLiteral("kpi")), {{QStringLiteral("step"), QStringLiteral("listed")}}}};
    QCOMPARE(all.forEscalation(shop), Form::Banner);
    QCOMPARE(all.forEscalation(bank), Form::Off);
    QCOMPARE(all.forAutoUpdate(bank, QStringLiteral("retrained")), Form::Loud);
    QCOMPARE(all.forAutoUpdate(shop, QStringLiteral("retrained")), Form::Banner);
    QCOMPARE(all.forWorkflow(shop, WorkflowId(QStringLiteral("kpi")), QStringLiteral("step")), Form::Listed);
    QCOMPARE(all.forWorkflow(shop, WorkflowId(QStringLiteral("kpi")), QStringLiteral("stuck")), Form::Loud);
}

void TestDecision::workflowsOfOneIdAreTheirBots()
{
    const BotId shop(QStringLiteral("shop"));
    const BotId bank(QStringLiteral("bank"));
    const WorkflowId kpi(QStringLiteral("kpi"));
    Subscriptions all;
    // As an earlier version wrote it: of whatever bot. And one of this version.
    all.perWorkflow = {{kpi, {{QStringLiteral("step"), QStringLiteral("listed")}}},
                       {kpi, {{QStringLiteral("step"), QStringLiteral("loud")}}, bank}};
    QCOMPARE(all.forWorkflow(shop, kpi, QStringLiteral("step")), Form::Listed);
    QCOMPARE(all.forWorkflow(bank, kpi, QStringLiteral("step")), Form::Loud);
    const auto told = [&](const BotId& bot) {
        return push::decide({push::Kind::Workflow, bot, kpi, QStringLiteral("step")}, all,
                            {Permission::ReadActivity, true, push::Availability::Online, true, false})
            .form;
    };
    QCOMPARE(told(shop), Form::Listed);
    QCOMPARE(told(bank), Form::Loud);
}

void TestDecision::namesOfTimeZonesOfAnyAgeCount()
{
    Subscriptions all;
    all.quietHours.on = true;
    for (const auto* zone : {"Europe/Berlin", "Asia/Calcutta", "US/Pacific", "Europe/Kiev", "Etc/UTC", "UTC",
                             "GMT", "Etc/GMT+5", "America/Buenos_Aires", "Asia/Saigon",
                             "America/Indiana/Knox", "Pacific/Truk", "Africa/Asmera", "GB", "NZ-CHAT"}) {
        all.quietHours.zone = QString::fromLatin1(zone);
        const auto good = push::check(all);
        QVERIFY2(good, zone);
    }
    // Whatever a console can offer counts, Qt's own names too.
    const auto offered = QTimeZone::availableTimeZoneIds();
    for (const auto& zone : offered)
        QVERIFY2(isTimeZone(QString::fromLatin1(zone)), zone.constData());
    // 3 o'clock in the night in Calcutta.
    all.quietHours.zone = QStringLiteral("Asia/Calcutta");
    QVERIFY(all.quietHours.hold(QDateTime(QDate(2026, 5, 4), QTime(21, 30), Qt::UTC)));
    QVERIFY(!all.quietHours.hold(QDateTime(QDate(2026, 5, 4), QTime(3, 0), Qt::UTC)));
    for (const auto* zone : {"Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe/", " ", "UTC+1:2",
                             "UTC+02:00/../x"}) {
        all.quietHours.zone = QString::fromLatin1(zone);
        const auto bad = push::check(all);
        QVERIFY2(!bad, zone);
        QVERIFY2(bad.error().detail.contains(QLatin1String(zone)), qPrintable(bad.error().detail));
    }
}

void TestDecision::defaults()
{
    const Subscriptions usual;
    const BotId bot(QStringLiteral("shop"));
    const WorkflowId flow(QStringLiteral("kpi"));
    QCOMPARE(usual.forEscalation(bot), Form::Loud);
    QCOMPARE(usual.forAutoUpdate(bot, QStringLiteral("kb_chunks_added")), Form::Listed);
    QCOMPARE(usual.forAutoUpdate(bot, QStringLiteral("tool_added")), Form::Loud);
    QCOMPARE(usual.forWorkflow(bot, flow, QStringLiteral("started")), Form::Banner);
    QCOMPARE(usual.forWorkflow(bot, flow, QStringLiteral("step")), Form::Off);
    QCOMPARE(usual.forWorkflow(bot, flow, QStringLiteral("finished")), Form::Banner);
    QCOMPARE(usual.forWorkflow(bot, flow, QStringLiteral("stuck")), Form::Loud);
    QVERIFY(push::check(usual));
    QVERIFY(!usual.quietHours.hold(QDateTime::currentDateTimeUtc()));
}

void TestDecision::quietHours_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QList<qint64>>("days");
    QTest::addColumn<QString>("at"); // UTC; Berlin is an hour ahead in winter, two in summer
    QTest::addColumn<bool>("quiet");
    const QList<qint64> weekdays{1, 2, 3, 4, 5};
    const QList<qint64> friday{5};
    QTest::newRow("before the night") << "22:00"
                                      << "07:00" << weekdays << "2026-11-23T20:59:59Z" << false;
    QTest::newRow("the night begins") << "22:00"
                                      << "07:00" << weekdays << "2026-11-23T21:00:00Z" << true;
    QTest::newRow("after midnight") << "22:00"
                                    << "07:00" << weekdays << "2026-11-24T05:59:00Z" << true;
    QTest::newRow("the night is over") << "22:00"
                                       << "07:00" << weekdays << "2026-11-24T06:00:00Z" << false;
    QTest::newRow("in summer an hour earlier") << "22:00"
                                               << "07:00" << weekdays << "2026-07-20T20:00:00Z" << true;
    QTest::newRow("Friday's night reaches into Saturday")
        << "22:00"
        << "07:00" << friday << "2026-11-28T03:00:00Z" << true;
    QTest::newRow("Saturday's own night is free") << "22:00"
                                                  << "07:00" << friday << "2026-11-28T22:00:00Z" << false;
    QTest::newRow("at noon") << "12:00"
                             << "13:00" << weekdays << "2026-11-23T11:30:00Z" << true;
    QTest::newRow("a whole Friday") << "00:00"
                                    << "00:00" << friday << "2026-11-27T12:00:00Z" << true;
    QTest::newRow("no Friday") << "00:00"
                               << "00:00" << friday << "2026-11-26T12:00:00Z" << false;
}

void TestDecision::quietHours()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QList<qint64>, days);
    QFETCH(QString, at);
    QFETCH(bool, quiet);
    const QuietHours hours{true, from, to, days, QStringLiteral("Europe/Berlin"), false};
    QCOMPARE(hours.hold(QDateTime::fromString(at, Qt::ISODate)), quiet);
}

void TestDecision::nonsenseIsRefused_data()
{
    QTest::addColumn<Subscriptions>("given");
    const auto row = [](const char* name, auto change) {
        Subscriptions one;
        change(one);
        QTest::newRow(name) << one;
    };
    row("a form", [](auto& s) { s.escalations = QStringLiteral("shout"); });
    row("a kind", [](auto& s) { s.autoUpdates.insert(QStringLiteral("renamed"), QStringLiteral("loud")); });
    row("a sub-channel",
        [](auto& s) { s.workflows.insert(QStringLiteral("ended"), QStringLiteral("loud")); });
    row("an hour", [](auto& s) { s.quietHours.from = QStringLiteral("25:00"); });
    row("a day", [](auto& s) { s.quietHours.days = {0}; });
    row("a zone", [](auto& s) { s.quietHours.zone = QStringLiteral("Moon/Crater"); });
    row("a bot's form", [](auto& s) { s.bots = {{BotId(QStringLiteral("b")), QStringLiteral("x"), {}}}; });
    row("too many", [](auto& s) { s.bots.fill({}, 501); });
}

void TestDecision::nonsenseIsRefused()
{
    QFETCH(Subscriptions, given);
    const auto done = push::check(given);
    QVERIFY(!done);
    QVERIFY(!done.error().detail.isEmpty());
}

BATON_TEST(TestDecision)
#include "tst_decision.moc"
