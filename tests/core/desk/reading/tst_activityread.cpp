// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/activityreading.h"
#include "core/storage/database.h"
#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using protocol::AutoUpdatesParams;
using protocol::RunsParams;

namespace {

constexpr qint64 minute = 60'000;
const BotRef bank{BotId(QStringLiteral("bank")), QStringLiteral("Bank bot")};
const MemberRef ana{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
const desk::BotScope everything;
const desk::BotScope banks{QSet<BotId>{bank.id}};

} // namespace
Q_DECLARE_METATYPE(RunsParams)
Q_DECLARE_METATYPE(AutoUpdatesParams)

/// What agents read of what bots do by themselves: runs of workflows, and what bots changed about themselves.
class TestActivityRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void runsAreListedByViewAndFilter_data();
    void runsAreListedByViewAndFilter();
    void runsComePageByPage();
    void aRunIsShownWithHowLongItsStepsTake();
    void whatRunsIsWatched();
    void changesAreListedByFilter_data();
    void changesAreListedByFilter();
    void changesComePageByPage();
    void aChainThatWasChangedIsNamed_data();
    void aChainThatWasChangedIsNamed();

private:
    void tell(const char* type, const QJsonObject& data);
    void starts(const QString& run, const QString& workflow);
    void step(const QString& run, int index, const char* state);
    void finishes(const QString& run, const char* status);
    void changes(const char* kind, const char* summary, const char* cause = nullptr);
    Result<desk::ActivityAnswer> ask(const desk::ActivityCommand& command);
    void runWorkflows();
    void changeBots();
    QStringList listed(const RunsParams& params, const desk::BotScope& bots = everything);
    QStringList listed(const AutoUpdatesParams& params, const desk::BotScope& bots = everything);
    RunId idOf(const QString& run);

    std::unique_ptr<baton::tests::DeskPlay> m_play;
    std::unique_ptr<storage::Database> m_database;
    qint64 m_began = 0;
};

void TestActivityRead::init()
{
    m_play = std::make_unique<baton::tests::DeskPlay>();
    m_began = m_play->clock;
    auto database = storage::Database::open(m_play->stage.path(), storage::Database::Mode::ReadOnly);
    QVERIFY(database);
    m_database = std::move(*database);
}

void TestActivityRead::cleanup()
{
    m_database.reset();
    m_play.reset();
}

void TestActivityRead::tell(const char* type, const QJsonObject& data)
{
    m_play->clock += minute;
    QCOMPARE(m_play->tell(QString::fromLatin1(type), QStringLiteral("s"), data), QString());
}

void TestActivityRead::starts(const QString& run, const QString& workflow)
{
    const QJsonObject named{{QStringLiteral("id"), workflow.toLower()}, {QStringLiteral("name"), workflow}};
    tell("baton.workflow.started", {{QStringLiteral("run"), run}, {QStringLiteral("workflow"), named}});
}

void TestActivityRead::step(const QString& run, int index, const char* state)
{
    const QJsonObject named{{QStringLiteral("index"), index},
                            {QStringLiteral("name"), QStringLiteral("look")}};
    tell("baton.workflow.step", {{QStringLiteral("run"), run},
                                 {QStringLiteral("step"), named},
                                 {QStringLiteral("state"), QString::fromLatin1(state)}});
}

void TestActivityRead::finishes(const QString& run, const char* status)
{
    QJsonObject data{{QStringLiteral("run"), run}, {QStringLiteral("status"), QString::fromLatin1(status)}};
    if (QByteArray(status) == "failure")
        data.insert(QStringLiteral("error"), QStringLiteral("no money"));
    tell("baton.workflow.finished", data);
}

void TestActivityRead::changes(const char* kind, const char* summary, const char* cause)
{
    QJsonObject data{{QStringLiteral("kind"), QString::fromLatin1(kind)},
                     {QStringLiteral("summary"), QString::fromLatin1(summary)}};
    if (cause)
        data.insert(QStringLiteral("cause"), QString::fromLatin1(cause));
    tell("baton.autoupdate.recorded", data);
}

Result<desk::ActivityAnswer> TestActivityRead::ask(const desk::ActivityCommand& command)
{
    std::promise<Result<desk::ActivityAnswer>> answer;
    m_play->desk().submit(command,
                          [&](Result<desk::ActivityAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

/// One runs, one has finished, one has failed, one is stuck; and one of the bank's runs.
void TestActivityRead::runWorkflows()
{
    starts(QStringLiteral("runs"), QStringLiteral("Refund"));
    step(QStringLiteral("runs"), 1, "started");
    starts(QStringLiteral("done"), QStringLiteral("Report"));
    step(QStringLiteral("done"), 1, "started");
    step(QStringLiteral("done"), 1, "completed");
    finishes(QStringLiteral("done"), "success");
    starts(QStringLiteral("fails"), QStringLiteral("Refund"));
    finishes(QStringLiteral("fails"), "failure");
    starts(QStringLiteral("hangs"), QStringLiteral("Sync"));
    step(QStringLiteral("hangs"), 1, "started");
    const auto at = Instant{m_play->clock};
    m_play->clock += minute;
    QVERIFY(ask(desk::MarkStuck{idOf(QStringLiteral("hangs")), 1, at}));
    m_play->speaker = bank;
    starts(QStringLiteral("bank's"), QStringLiteral("Sync"));
    m_play->speaker = m_play->shop;
}

QStringList TestActivityRead::listed(const RunsParams& params, const desk::BotScope& bots)
{
    const auto page = desk::runs(*m_database, bots, params);
    if (!page)
        return {page.error().detail};
    QStringList runs;
    for (const auto& run : page->items)
        runs.append(run.run);
    return runs;
}

QStringList TestActivityRead::listed(const AutoUpdatesParams& params, const desk::BotScope& bots)
{
    const auto page = desk::autoUpdates(*m_database, bots, params);
    if (!page)
        return {page.error().detail};
    QStringList summaries;
    for (const auto& entry : page->items)
        summaries.append(entry.summary);
    return summaries;
}

RunId TestActivityRead::idOf(const QString& run)
{
    const auto all = desk::runs(*m_database, everything, {});
    for (const auto& one : all->items)
        if (one.run == run)
            return one.id;
    return {};
}

void TestActivityRead::runsAreListedByViewAndFilter_data()
{
    QTest::addColumn<RunsParams>("params");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, auto change) {
        RunsParams params;
        change(params);
        QTest::newRow(name) << params << QString::fromLatin1(expected);
    };
    row("the feed, the latest first", "bank's, hangs, fails, done, runs", [](auto&) {});
    row("what runs, stuck or not", "bank's, hangs, runs",
        [](auto& p) { p.view = QStringLiteral("running"); });
    row("what is stuck", "hangs", [](auto& p) { p.view = QStringLiteral("stuck"); });
    row("what failed", "fails", [](auto& p) { p.view = QStringLiteral("failed"); });
    row("one bot's", "bank's", [](auto& p) { p.bot = bank.id; });
    row("one workflow's", "fails, runs", [](auto& p) { p.workflow = WorkflowId(QStringLiteral("refund")); });
    row("by words, in any case and order", "hangs", [](auto& p) { p.query = QStringLiteral("HANGS sync"); });
    row("by words that nothing has", "", [](auto& p) { p.query = QStringLiteral("sync refund"); });
    row("of a conversation that has none", "",
        [](auto& p) { p.conversation = ConversationId(QStringLiteral("c")); });
    row("of a customer who has none", "", [](auto& p) { p.contact = ContactId(QStringLiteral("u")); });
    row("a view that is none", "\"params.view\" must be feed, running, stuck or failed.",
        [](auto& p) { p.view = QStringLiteral("later"); });
    row("none at all", "\"params.limit\" must be from 1 to 500.", [](auto& p) { p.limit = 0; });
    row("from no place", "\"params.cursor\" is not one of this relay's. Ask again without it.",
        [](auto& p) { p.cursor = QStringLiteral("here"); });
}

void TestActivityRead::runsAreListedByViewAndFilter()
{
    QFETCH(RunsParams, params);
    QFETCH(QString, expected);
    runWorkflows();
    QCOMPARE(listed(params).join(QLatin1String(", ")), expected);
}

void TestActivityRead::runsComePageByPage()
{
    runWorkflows();
    RunsParams params;
    params.limit = 2;
    QStringList pages;
    do {
        const auto page = desk::runs(*m_database, everything, params);
        QVERIFY(page);
        // Each page tells of the whole
        QCOMPARE(page->counts.running, 3);
        QCOMPARE(page->counts.stuck, 1);
        QCOMPARE(page->counts.failed, 1);
        pages.append(listed(params).join(u' '));
        params.cursor = page->next;
    } while (params.cursor && pages.size() < 9);
    QCOMPARE(pages.join(u'|'), QStringLiteral("bank's hangs|fails done|runs"));
    // A member of the bank sees and counts the bank's
    const auto ofTheBank = desk::runs(*m_database, banks, {});
    QVERIFY(ofTheBank && ofTheBank->items.size() == 1);
    QCOMPARE(ofTheBank->counts.running, 1);
    QCOMPARE(ofTheBank->counts.failed, 0);
}

void TestActivityRead::aRunIsShownWithHowLongItsStepsTake()
{
    // Given a step that took a minute twice
    for (const auto* run : {"first", "second"}) {
        starts(QString::fromLatin1(run), QStringLiteral("Refund"));
        step(QString::fromLatin1(run), 1, "started");
        step(QString::fromLatin1(run), 1, "completed");
        finishes(QString::fromLatin1(run), "success");
    }
    starts(QStringLiteral("third"), QStringLiteral("Refund"));
    step(QStringLiteral("third"), 1, "started");
    const auto id = idOf(QStringLiteral("third"));
    const auto shown = desk::run(*m_database, everything, id);
    QVERIFY(shown);
    QCOMPARE(shown->steps.size(), 1);
    QCOMPARE(shown->steps.constFirst().averageMs, minute);
    QCOMPARE(shown->steps.constFirst().medianMs, minute);
    QCOMPARE(shown->run.step, shown->steps.constFirst());
    // The list says the same of the step it is at
    QCOMPARE(desk::runs(*m_database, everything, {})->items.constFirst().step, shown->run.step);
    for (const auto& refused : {desk::run(*m_database, banks, id),
                                desk::run(*m_database, everything, RunId(QStringLiteral("nosuch")))}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Refusal::Kind::NotFound);
    }
}

void TestActivityRead::whatRunsIsWatched()
{
    runWorkflows();
    // Neither what has ended, nor what is known to be stuck, nor a run without a step
    const auto watched = desk::runningSteps(*m_database);
    QVERIFY(watched);
    QCOMPARE(watched->size(), 1);
    QCOMPARE(watched->constFirst().run, idOf(QStringLiteral("runs")));
    QCOMPARE(watched->constFirst().step, 1);
    QCOMPARE(watched->constFirst().since, watched->constFirst().startedAt);
    QVERIFY(!watched->constFirst().averageMs);
    // as an administrator has set it
    const auto usual = watched->constFirst().rule;
    QVERIFY(m_play->stage.execute(QStringLiteral("INSERT INTO workflow_settings(bot, workflow, floor_ms, "
                                                 "factor) VALUES('shop', 'refund', 5000, 7.5)")));
    const auto set = desk::runningSteps(*m_database);
    QVERIFY(set);
    QVERIFY(set->constFirst().rule.floorMs != usual.floorMs);
    QCOMPARE(set->constFirst().rule.floorMs, 5000);
    QCOMPARE(set->constFirst().rule.factor, 7.5);
}

/// The shop's bot changes itself three times, the bank's once; the second change is reviewed.
void TestActivityRead::changeBots()
{
    changes("prompt_tuned", "one", "customers complained");
    changes("retrained", "two");
    changes("prompt_tuned", "three");
    m_play->speaker = bank;
    changes("tool_added", "four");
    m_play->speaker = m_play->shop;
    AutoUpdatesParams params;
    params.query = QStringLiteral("two");
    const auto second = desk::autoUpdates(*m_database, everything, params);
    QVERIFY(second && second->items.size() == 1);
    QVERIFY(ask(desk::ReviewAutoUpdate{second->items.constFirst().id, ana, {}, {}}));
}

void TestActivityRead::changesAreListedByFilter_data()
{
    QTest::addColumn<AutoUpdatesParams>("params");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, auto change) {
        AutoUpdatesParams params;
        change(params);
        QTest::newRow(name) << params << QString::fromLatin1(expected);
    };
    const Instant second{1'790'000'000'000 + 2 * minute};
    row("all, the latest first", "four, three, two, one", [](auto&) {});
    row("one kind", "three, one", [](auto& p) { p.kind = QStringLiteral("prompt_tuned"); });
    row("one bot's", "four", [](auto& p) { p.bot = bank.id; });
    row("since", "four, three, two", [&](auto& p) { p.from = second; });
    row("until", "two, one", [&](auto& p) { p.to = second; });
    row("reviewed", "two", [](auto& p) { p.reviewed = true; });
    row("still to be reviewed", "four, three, one", [](auto& p) { p.reviewed = false; });
    row("by its cause", "one", [](auto& p) { p.query = QStringLiteral("Complained customers"); });
    row("an entry that is none", "", [](auto& p) { p.id = AutoUpdateId(QStringLiteral("nosuch")); });
    row("from no place", "\"params.cursor\" is not one of this relay's. Ask again without it.",
        [](auto& p) { p.cursor = QStringLiteral("here"); });
    row("from a place of another list", "\"params.cursor\" is not one of this relay's. Ask again without it.",
        [](auto& p) { p.cursor = QString::fromLatin1(QByteArray("17:c1").toBase64()); });
    row("too many", "\"params.limit\" must be from 1 to 500.", [](auto& p) { p.limit = 501; });
}

void TestActivityRead::changesAreListedByFilter()
{
    QFETCH(AutoUpdatesParams, params);
    QFETCH(QString, expected);
    changeBots();
    QCOMPARE(listed(params).join(QLatin1String(", ")), expected);
    params = {};
    params.kind = QStringLiteral("renamed");
    const auto refused = desk::autoUpdates(*m_database, everything, params);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("prompt_tuned")),
             qPrintable(refused.error().detail));
}

void TestActivityRead::changesComePageByPage()
{
    changeBots();
    AutoUpdatesParams params;
    params.limit = 3;
    const auto first = desk::autoUpdates(*m_database, everything, params);
    QVERIFY(first && first->next);
    QCOMPARE(first->unreviewed, 3);
    QCOMPARE(listed(params).join(u' '), QStringLiteral("four three two"));
    params.cursor = first->next;
    QCOMPARE(listed(params).join(u' '), QStringLiteral("one"));
    QVERIFY(!desk::autoUpdates(*m_database, everything, params)->next);
    const auto ofTheBank = desk::autoUpdates(*m_database, banks, {});
    QCOMPARE(ofTheBank->items.size(), 1);
    QCOMPARE(ofTheBank->unreviewed, 1);
    // By its id alone
    params = {};
    params.id = first->items.constLast().id;
    QCOMPARE(listed(params).join(u' '), QStringLiteral("two"));
}

void TestActivityRead::aChainThatWasChangedIsNamed_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char* name, const char* sql, const QStringList& says) {
        QTest::newRow(name) << QString::fromLatin1(sql) << says;
    };
    const auto shop = QStringLiteral("The auto-updates of bot shop were changed");
    row("nothing", "SELECT 1", {});
    row("a row", "UPDATE autoupdates SET summary = 'other' WHERE bot = 'shop' AND n = 2",
        {shop, QStringLiteral("in the table")});
    row("a row that is gone", "DELETE FROM autoupdates WHERE bot = 'shop' AND n = 2",
        {shop, QStringLiteral("in the table")});
    row("an event",
        "UPDATE events SET data = replace(data, 'one', 'other') WHERE type = 'autoupdate.recorded'",
        {shop, QStringLiteral("in the event log")});
    row("an event that cannot be read any more", "UPDATE events SET data = '{}' WHERE data LIKE '%\"two\"%'",
        {shop, QStringLiteral("in the event log")});
    row("a review", "UPDATE autoupdates SET reviewed_name = 'Mallory' WHERE n = 2 AND bot = 'shop'",
        {QStringLiteral("The review of entry 2 of bot shop"), QStringLiteral("Mallory"),
         QStringLiteral("Ana")});
    row("a review that never was",
        "UPDATE autoupdates SET reviewed_by = 'm', reviewed_name = 'Mallory', reviewed_at = 1 WHERE n = 3",
        {QStringLiteral("The review of entry 3 of bot shop"), QStringLiteral("nobody")});
}

void TestActivityRead::aChainThatWasChangedIsNamed()
{
    QFETCH(QString, changed);
    QFETCH(QStringList, says);
    changeBots();
    m_play->close();
    QVERIFY(m_play->stage.execute(changed));
    const auto lines = desk::findBrokenChains(*m_database);
    QVERIFY(lines && lines->isEmpty() == says.isEmpty());
    for (const auto& part : says)
        QVERIFY2(lines->join(u'\n').contains(part), qPrintable(lines->join(u'\n')));
}

BATON_TEST(TestActivityRead)
#include "tst_activityread.moc"
