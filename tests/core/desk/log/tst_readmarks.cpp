// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <atomic>
#include <future>
#include <thread>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const MemberId ana(QStringLiteral("ana"));

desk::BotEvent said(const QString& subject, const QString& id)
{
    return baton::tests::botEvent(QStringLiteral("/test"), id, QStringLiteral("baton.message.customer"),
                                  subject, Instant::now(),
                                  {{QStringLiteral("text"), QStringLiteral("Where is order %1?").arg(id)}});
}

} // namespace

/// Rows beside the log: how far members have read, what devices want to be told of, what was taken already.
/// The desk writes them too, and they hold up nobody.
class TestReadMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void aMarkGoesForwardAndNoFurtherThanTheLastMessage();
    void aConversationThatIsNotThereOrNotTheirsIsRefused();
    void marksOfWhatIsGoneAreSwept();
    void aFloodOfOneKeepsNobodyElseWaiting();
    void hostileRowsRefuseNoClaim();
    void repeatsAreForgottenAsFastAsTheyCome();

private:
    Result<desk::BotAnswer> tell(const QList<desk::BotEvent>& events);
    ConversationId conversation(const QString& subject, int messages);
    Result<desk::Marked> mark(const desk::MarkRead& verb);
    qint64 count(const char* of) const;
    void write(const QString& sql) const;

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    ConversationId m_last;
};

void TestReadMarks::init()
{
    m_stage = std::make_unique<baton::tests::LogStage>();
    m_desk = std::make_unique<Desk>(m_stage->options());
    m_desk->observe([this](const auto& events) { m_last = events.back().conversation; });
    QVERIFY(m_desk->start());
    write(QStringLiteral("INSERT INTO members(log, id, email, name, role, password_hash, created_at, "
                         "updated_at) VALUES(%log, 'ana', 'ana@baton.example', 'Ana', 'agent', '', 1, 1)"));
}

void TestReadMarks::cleanup()
{
    m_desk.reset();
    m_stage.reset();
}

Result<desk::BotAnswer> TestReadMarks::tell(const QList<desk::BotEvent>& events)
{
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(desk::BotBatch{shop, events},
                   [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

ConversationId TestReadMarks::conversation(const QString& subject, int messages)
{
    QList<desk::BotEvent> events;
    for (int i = 0; i < messages; ++i)
        events.append(said(subject, subject + QString::number(i)));
    return tell(events) ? m_last : ConversationId();
}

Result<desk::Marked> TestReadMarks::mark(const desk::MarkRead& verb)
{
    std::promise<Result<desk::Marked>> answer;
    m_desk->submit(verb, [&](Result<desk::Marked> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

qint64 TestReadMarks::count(const char* of) const
{
    return m_stage->number(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(of)));
}

void TestReadMarks::write(const QString& sql) const
{
    const auto done = m_stage->execute(sql);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

void TestReadMarks::aMarkGoesForwardAndNoFurtherThanTheLastMessage()
{
    const auto id = conversation(QStringLiteral("s"), 5);
    const auto third = mark({ana, {}, id, 3});
    QVERIFY(third);
    QVERIFY(third->moved);
    QCOMPARE(third->mark, (protocol::ReadMark{id, 3}));
    // when the number is lower, the same, or of no message there is
    const auto back = mark({ana, {}, id, 1});
    QVERIFY(back && !back->moved);
    QCOMPARE(back->mark.upTo, 3);
    QVERIFY(!mark({ana, {}, id, 3})->moved);
    QCOMPARE(mark({ana, {}, id, 1'000'000})->mark.upTo, 5);
    // then what comes next is unread
    QVERIFY(tell({said(QStringLiteral("s"), QStringLiteral("next"))}));
    QCOMPARE(m_stage->number(QStringLiteral("SELECT up_to FROM read_marks WHERE log = %log")), 5);
}

void TestReadMarks::aConversationThatIsNotThereOrNotTheirsIsRefused()
{
    const auto id = conversation(QStringLiteral("s"), 1);
    const desk::BotScope bank{{BotId(QStringLiteral("bank"))}};
    for (const auto& verb : {desk::MarkRead{ana, {}, ConversationId(QStringLiteral("nosuch")), 1},
                             desk::MarkRead{ana, bank, id, 1}}) {
        const auto refused = mark(verb);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Refusal::Kind::NotFound);
    }
    QCOMPARE(count("read_marks WHERE log = %log"), 0);
}

void TestReadMarks::marksOfWhatIsGoneAreSwept()
{
    const auto id = conversation(QStringLiteral("s"), 1);
    QVERIFY(mark({ana, {}, id, 1}));
    write(QStringLiteral(
        "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 600) INSERT "
        "INTO read_marks(log, member, conversation, up_to) SELECT %log, 'ana', 'nosuch' || i, 1 "
        "FROM k"));
    write(QStringLiteral(
              "INSERT INTO read_marks(log, member, conversation, up_to) VALUES(%log, 'nobody', '%1', 1)")
              .arg(id.toString()));
    for (int i = 0; i < 1'000; ++i)
        QVERIFY(tell({said(QStringLiteral("s"), QStringLiteral("more%1").arg(i))}));
    QCOMPARE(count("read_marks WHERE log = %log"), 1);
}

void TestReadMarks::aFloodOfOneKeepsNobodyElseWaiting()
{
    const auto id = conversation(QStringLiteral("s"), 1);
    // given somebody whose program sends far more than it may, without waiting for an answer
    std::atomic<int> refused{0};
    std::atomic<int> answered{0};
    std::atomic<int> answeredAtHers{-1};
    constexpr int flood = 3'000;
    for (int i = 0; i < flood; ++i) {
        m_desk->keep(QStringLiteral("mallory"), {desk::SubscriptionRow{ana, {}, "{}"}},
                     [&](const Result<void>& done) {
                         refused += done ? 0 : 1;
                         ++answered;
                     });
    }
    // when Ana reads a message
    m_desk->submit(desk::MarkRead{ana, {}, id, 1},
                   [&](const Result<desk::Marked>&) { answeredAtHers = answered - refused; });
    // then hers is in the next commit, and the flood is bounded
    QTRY_COMPARE(answered.load(), flood);
    QVERIFY(refused.load() > 0);
    QVERIFY(answeredAtHers.load() >= 0);
    QVERIFY2(answeredAtHers.load() < (flood - refused) / 2, qPrintable(QString::number(answeredAtHers)));
}

void TestReadMarks::hostileRowsRefuseNoClaim()
{
    constexpr int claims = 60;
    QList<ConversationId> ids;
    for (int i = 0; i < claims; ++i) {
        const auto subject = QStringLiteral("s%1").arg(i);
        auto wants = said(subject, subject + u'!');
        wants.content = protocol::botevent::EscalationRequested{QStringLiteral("asked"), {}};
        QVERIFY(tell({said(subject, subject), wants}));
        ids.append(m_last);
    }
    // given programs that mark and subscribe in closed loops, and an administrator who works
    std::atomic<bool> over{false};
    std::vector<std::thread> hostile;
    for (int who = 0; who < 4; ++who) {
        hostile.emplace_back([&, who] {
            const auto name = QString::number(who);
            for (qint64 round = 0; !over; ++round) {
                std::promise<void> done;
                if (who % 2 == 0)
                    m_desk->submit(desk::MarkRead{MemberId(name), {}, ids[round % claims], round},
                                   [&](const auto&) { done.set_value(); });
                else
                    m_desk->keep(name,
                                 {desk::SubscriptionRow{MemberId(name), DeviceId(QStringLiteral("d")),
                                                        QByteArray::number(round)}},
                                 [&](const auto&) { done.set_value(); });
                done.get_future().wait();
            }
        });
    }
    hostile.emplace_back([&] {
        for (int round = 0; !over; ++round)
            write(QStringLiteral(
                      "INSERT INTO admin_audit(log, at, who, action, detail) VALUES(%log, %1, 'a', 'b', 'c')")
                      .arg(round));
    });
    // when each conversation is claimed
    QStringList refusals;
    for (int i = 0; i < claims; ++i) {
        desk::AgentCommand claim;
        claim.agent.actor = {{ana, QStringLiteral("Ana")}, permissionsOf(Role::Agent)};
        claim.commandId = CommandId(QString::number(i));
        claim.verb = desk::Claim{ids[i]};
        std::promise<Result<desk::AgentAnswer>> answer;
        m_desk->submit(claim, [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
        const auto given = answer.get_future().get();
        if (!given)
            refusals.append(given.error().detail);
    }
    over = true;
    for (auto& one : hostile)
        one.join();
    // then nobody is told that the database is locked
    QCOMPARE(refusals, QStringList());
}

void TestReadMarks::repeatsAreForgottenAsFastAsTheyCome()
{
    // given what came long ago, of each kind
    constexpr int old = 3'000;
    const auto many =
        QStringLiteral("WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < "
                       "%1) ")
            .arg(old);
    write(many + QStringLiteral(
                     "INSERT INTO taken_events(log, bot, source, id, at) SELECT %log, 'old', 's', '' || i, "
                     "i FROM k"));
    write(many + QStringLiteral(
                     "INSERT INTO commands(log, member, command, answer, at) SELECT %log, 'old', '' || i, "
                     "'{}', i FROM k"));
    write(many + QStringLiteral(
                     "INSERT INTO taken_messages(log, conversation, client_id, n, at) SELECT %log, 'old', "
                     "'' || i, 1, i FROM k"));
    // when as much comes anew, a hundred at a time
    for (int i = 0; i < old / 100; ++i) {
        QList<desk::BotEvent> batch;
        for (int k = 0; k < 100; ++k)
            batch.append(said(QStringLiteral("s"), QStringLiteral("%1-%2").arg(i).arg(k)));
        QVERIFY(tell(batch));
    }
    // then nothing old is left, and nothing new is forgotten
    QCOMPARE(count("taken_events WHERE log = %log AND bot = 'old'"), 0);
    QCOMPARE(count("commands WHERE log = %log"), 0);
    QCOMPARE(count("taken_messages WHERE log = %log"), 0);
    QCOMPARE(count("taken_events WHERE log = %log"), old);
}

BATON_TEST(TestReadMarks)
#include "tst_readmarks.moc"
