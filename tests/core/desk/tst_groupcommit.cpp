// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/storage/database.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <QProcess>
#include <atomic>
#include <future>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};

desk::BotBatch says(const QString& subject, const QString& id, const QString& text)
{
    return {shop,
            {baton::tests::botEvent(QStringLiteral("/test"), id, QStringLiteral("baton.message.customer"),
                                    subject, Instant::now(), {{QStringLiteral("text"), text}})}};
}

desk::AgentCommand claims(const ConversationId& id, const QString& who, const QString& command)
{
    desk::AgentCommand one;
    one.agent.actor = {{MemberId(who), who}, permissionsOf(Role::Agent)};
    one.commandId = CommandId(command);
    one.verb = desk::Claim{id};
    return one;
}

} // namespace

/// Commands that arrive together are committed together, and each is still its own.
class TestGroupCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void manyCommandsAreFewCommits();
    void whatIsAnsweredIsOnDisk();
    void aRefusedOneUndoesNoOther();
    void theSameCommandAgainChangesNothing();
    void whatWasSubmittedBeforeTheEndIsAnswered();
    void aFullDiskRefusesAndThenGoesOn();
    void whatFailedHalfWayIsAsItWas();
    void aContactIsKeptAsEarlierVersionsKeptIt();

private:
    void start(const Desk::Options& options);
    ConversationId waiting(const QString& subject);
    Result<desk::BotAnswer> tell(const desk::BotBatch& batch);
    Result<desk::AgentAnswer> ask(const desk::AgentCommand& command);

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    std::atomic<int> m_commits{0};
    ConversationId m_last;
};

void TestGroupCommit::init()
{
    m_stage = std::make_unique<baton::tests::LogStage>();
    start(m_stage->options());
}

void TestGroupCommit::cleanup()
{
    m_desk.reset();
    m_stage.reset();
}

void TestGroupCommit::start(const Desk::Options& options)
{
    m_desk = std::make_unique<Desk>(options);
    m_commits = 0;
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        ++m_commits;
        m_last = events.back().conversation;
    });
    const auto started = m_desk->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
}

Result<desk::BotAnswer> TestGroupCommit::tell(const desk::BotBatch& batch)
{
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(batch, [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

Result<desk::AgentAnswer> TestGroupCommit::ask(const desk::AgentCommand& command)
{
    std::promise<Result<desk::AgentAnswer>> answer;
    m_desk->submit(command, [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

ConversationId TestGroupCommit::waiting(const QString& subject)
{
    auto batch = says(subject, subject + QStringLiteral("-1"), QStringLiteral("Hello"));
    batch.events.append(baton::tests::botEvent(
        QStringLiteral("/test"), subject + QStringLiteral("-2"), QStringLiteral("baton.escalation.requested"),
        subject, Instant::now(), {{QStringLiteral("reason"), QStringLiteral("asked")}}));
    return tell(batch) ? m_last : ConversationId();
}

void TestGroupCommit::manyCommandsAreFewCommits()
{
    constexpr int commands = 400;
    std::atomic<int> answered{0};
    for (int i = 0; i < commands; ++i) {
        m_desk->submit(says(QString::number(i), QString::number(i), QStringLiteral("Hello")),
                       [&](const Result<desk::BotAnswer>& answer) { answered += answer ? 1 : 0; });
    }
    QTRY_COMPARE(answered.load(), commands);
    QVERIFY2(m_commits.load() < commands / 4, qPrintable(QString::number(m_commits.load())));
}

void TestGroupCommit::whatIsAnsweredIsOnDisk()
{
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(tell(says(QStringLiteral("s"), QString::number(i), QStringLiteral("Hello"))));
        QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) FROM messages WHERE log = %log")), i);
    }
}

void TestGroupCommit::aRefusedOneUndoesNoOther()
{
    // Given five that arrive at once, one of them wrong
    const auto gate = waiting(QStringLiteral("gate"));
    std::atomic<int> good{0};
    std::atomic<int> refused{0};
    const auto wrong =
        claims(ConversationId(QStringLiteral("nosuch")), QStringLiteral("ben"), QStringLiteral("wrong"));
    for (int i = 0; i < 5; ++i) {
        if (i == 2)
            m_desk->submit(wrong,
                           [&](const Result<desk::AgentAnswer>& answer) { ++(answer ? good : refused); });
        else
            m_desk->submit(
                says(QStringLiteral("s%1").arg(i), QStringLiteral("e%1").arg(i), QStringLiteral("Hello")),
                [&](const Result<desk::BotAnswer>& answer) { ++(answer ? good : refused); });
    }
    QTRY_COMPARE(good + refused, 5);
    QCOMPARE(refused.load(), 1);
    // Then the numbers have no gap, and the wrong one is not known as answered
    QVERIFY(ask(claims(gate, QStringLiteral("ana"), QStringLiteral("1"))));
    m_desk->stop();
    QCOMPARE(m_stage->differences(), QStringList());
    QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) - MAX(seq) FROM events WHERE log = %log")), 0);
    QCOMPARE(
        m_stage->number(QStringLiteral("SELECT COUNT(*) FROM commands WHERE log = %log AND member = 'ben'")),
        0);
}

void TestGroupCommit::theSameCommandAgainChangesNothing()
{
    const auto id = waiting(QStringLiteral("s"));
    const auto first = ask(claims(id, QStringLiteral("ana"), QStringLiteral("once")));
    QVERIFY(first);
    const auto seq = m_desk->lastSeq();
    const auto again = ask(claims(id, QStringLiteral("ana"), QStringLiteral("once")));
    QVERIFY(again);
    QVERIFY(std::get<Conversation>(*first) == std::get<Conversation>(*again));
    QCOMPARE(m_desk->lastSeq(), seq);
    const auto other = ask(claims(id, QStringLiteral("ben"), QStringLiteral("once")));
    QVERIFY2(!other, "the id is the member's own");
    QCOMPARE(other.error().reason, Refusal::Reason::AlreadyClaimed);
}

void TestGroupCommit::whatWasSubmittedBeforeTheEndIsAnswered()
{
    std::atomic<int> good{0};
    for (int i = 0; i < 50; ++i) {
        m_desk->submit(says(QString::number(i), QString::number(i), QStringLiteral("Hello")),
                       [&](const Result<desk::BotAnswer>& answer) { good += answer ? 1 : 0; });
    }
    m_desk->stop();
    QCOMPARE(good.load(), 50);
    const auto late = tell(says(QStringLiteral("late"), QStringLiteral("late"), QStringLiteral("Hello")));
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Refusal::Kind::Unavailable);
}

void TestGroupCommit::aFullDiskRefusesAndThenGoesOn()
{
    // A server's disk is not ours to fill; what it says then is what any refused statement says.
    if (m_stage->isPostgres())
        return;
    // Given a disk of two megabytes
    m_desk.reset();
    const QTemporaryDir folder;
    const auto disk = folder.filePath(QStringLiteral("disk"));
    QVERIFY(QDir().mkpath(disk));
    if (QProcess::execute(QStringLiteral("mount"),
                          {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                           QStringLiteral("size=2m"), QStringLiteral("tmpfs"), disk}) != 0)
        QSKIP("A small disk cannot be mounted here; run this as root on Linux.");
    const auto unmount = qScopeGuard([&] {
        m_desk.reset();
        QProcess::execute(QStringLiteral("umount"), {disk});
    });
    const auto path = disk + QStringLiteral("/baton.db");
    start(Desk::Options{path});
    // When it is filled up
    const QString page(6'000, u'x');
    int kept = 0;
    Result<desk::BotAnswer> answer;
    while ((answer = tell(says(QStringLiteral("s"), QString::number(kept), page))))
        QVERIFY2(++kept < 1000, "it never filled up");
    QVERIFY2(answer.error().detail.contains(QLatin1String("Free some space")),
             qPrintable(answer.error().detail));
    QVERIFY(!m_desk->healthy());
    // And there is room again
    QCOMPARE(QProcess::execute(QStringLiteral("mount"),
                               {QStringLiteral("-o"), QStringLiteral("remount,size=16m"), disk}),
             0);
    QVERIFY(tell(says(QStringLiteral("s"), QString::number(kept), page)));
    QVERIFY(m_desk->healthy());
    // Then everything that was acknowledged is there, once
    m_desk->stop();
    const auto reader = storage::Database::open(path);
    QVERIFY(reader);
    auto query = (*reader)->prepare(QStringLiteral("SELECT COUNT(*), MAX(n) FROM messages"));
    QVERIFY(query && query->run() && query->next());
    QCOMPARE(int(query->number(0)), kept + 1);
    QCOMPARE(int(query->number(1)), kept + 1);
    query->finish();
}

/// The desk knows conversations by heart: nothing stays there of a command that the disk did not take.
void TestGroupCommit::whatFailedHalfWayIsAsItWas()
{
    const auto id = waiting(QStringLiteral("s"));
    QVERIFY(ask(claims(id, QStringLiteral("ana"), QStringLiteral("k1"))));
    // When releasing it reads the log, that is gone
    QVERIFY(m_stage->execute(QStringLiteral("ALTER TABLE events RENAME TO elsewhere")));
    auto release = claims(id, QStringLiteral("ana"), QStringLiteral("k2"));
    release.verb = desk::Release{id};
    QCOMPARE(ask(release).error().kind, Refusal::Kind::Unavailable);
    QVERIFY(m_stage->execute(QStringLiteral("ALTER TABLE elsewhere RENAME TO events")));
    // then it is still hers.
    const auto other = ask(claims(id, QStringLiteral("ben"), QStringLiteral("k3")));
    QVERIFY(!other);
    QCOMPARE(other.error().reason, Refusal::Reason::AlreadyClaimed);
    QVERIFY(ask(release));
}

/// `check` compares texts with what the log gives: rows of earlier versions would differ.
void TestGroupCommit::aContactIsKeptAsEarlierVersionsKeptIt()
{
    auto batch = says(QStringLiteral("s"), QStringLiteral("s-1"), QStringLiteral("Hello"));
    const QJsonObject contact{{QStringLiteral("id"), QStringLiteral("u1")},
                              {QStringLiteral("name"), QStringLiteral("Mia")},
                              {QStringLiteral("email"), QStringLiteral("mia@shop.example")}};
    batch.events.prepend(baton::tests::botEvent(
        QStringLiteral("/test"), QStringLiteral("s-0"), QStringLiteral("baton.conversation.started"),
        QStringLiteral("s"), Instant::now(),
        {{QStringLiteral("channel"), QStringLiteral("WA")}, {QStringLiteral("customer"), contact}}));
    const auto answer = tell(batch);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(m_stage->text(QStringLiteral("SELECT contact_json FROM conversations WHERE log = %log")),
             QStringLiteral(R"({"email":"mia@shop.example","id":"u1","name":"Mia"})"));
}

BATON_TEST(TestGroupCommit)
#include "tst_groupcommit.moc"
