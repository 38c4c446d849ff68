// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <atomic>
#include <future>
#include <mutex>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};

desk::AgentCommand claims(const ConversationId& id, const QString& who)
{
    desk::AgentCommand one;
    one.agent.actor = {{MemberId(who), who}, permissionsOf(Role::Agent)};
    one.commandId = CommandId(id.toString());
    one.verb = desk::Claim{id};
    return one;
}

/// A relay's desk, and what its observers were told.
class Side
{
public:
    explicit Side(const Desk::Options& options) : desk(options)
    {
        desk.observe([this](const std::vector<desk::Recorded>& events) {
            const std::lock_guard lock(m_mutex);
            for (const auto& recorded : events) {
                m_seqs.append(recorded.event.seq);
                m_subjects.append(recorded.subject);
                if (recorded.event.type == protocol::eventtype::conversationStarted)
                    m_begun.append(recorded.conversation);
            }
        });
    }

    Result<desk::BotAnswer> tell(const QList<desk::BotEvent>& events)
    {
        std::promise<Result<desk::BotAnswer>> answer;
        desk.submit(desk::BotBatch{shop, events},
                    [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
        return answer.get_future().get();
    }
    Result<desk::AgentAnswer> ask(const desk::AgentCommand& command)
    {
        std::promise<Result<desk::AgentAnswer>> answer;
        desk.submit(command, [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
        return answer.get_future().get();
    }
    /// Whoever writes nothing learns what others wrote.
    void catchUp()
    {
        static_cast<void>(ask(claims(ConversationId(QStringLiteral("nosuch")), QStringLiteral("x"))));
    }
    template <typename T>
    QList<T> copyOf(const QList<T>& told)
    {
        const std::lock_guard lock(m_mutex);
        return told;
    }
    QList<qint64> seqs() { return copyOf(m_seqs); }
    QStringList subjects() { return copyOf(m_subjects); }
    QList<ConversationId> begun() { return copyOf(m_begun); }

    Desk desk;

private:
    std::mutex m_mutex;
    QList<qint64> m_seqs;
    QStringList m_subjects;
    QList<ConversationId> m_begun;
};

QList<qint64> upTo(qint64 last)
{
    QList<qint64> numbers;
    for (qint64 n = 1; n <= last; ++n)
        numbers.append(n);
    return numbers;
}

} // namespace

/// Two relays on one log: a batch of one waits for that of the other, and neither takes from what it knows by
/// heart what the other has changed since.
class TestTwoDesks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void eachClaimIsWonOnce();
    void whatTheOtherChangedIsReadAnew();
    void whatABotRepeatsToTheOtherIsARepeat();
    void bothTellOfEveryEventOnce();

private:
    desk::BotEvent event(const QString& subject, const char* type, const QJsonObject& data);
    void waiting(Side& side, const QString& subject);

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Side> m_one;
    std::unique_ptr<Side> m_other;
    int m_next = 0;
};

void TestTwoDesks::init()
{
    m_stage = std::make_unique<baton::tests::LogStage>();
    for (auto* side : {&m_one, &m_other}) {
        *side = std::make_unique<Side>(m_stage->options());
        const auto started = (*side)->desk.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    }
}

void TestTwoDesks::cleanup()
{
    m_one.reset();
    m_other.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

desk::BotEvent TestTwoDesks::event(const QString& subject, const char* type, const QJsonObject& data)
{
    return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                  QString::fromLatin1(type), subject, Instant::now(), data);
}

void TestTwoDesks::waiting(Side& side, const QString& subject)
{
    QVERIFY(side.tell({event(subject, "baton.message.customer", {{QStringLiteral("text"), subject}}),
                       event(subject, "baton.escalation.requested",
                             {{QStringLiteral("reason"), QStringLiteral("asked")}})}));
}

void TestTwoDesks::eachClaimIsWonOnce()
{
    constexpr int conversations = 60;
    for (int i = 0; i < conversations; ++i)
        waiting(i % 2 == 0 ? *m_one : *m_other, QString::number(i));
    m_one->catchUp();
    const auto ids = m_one->begun();
    QCOMPARE(ids.size(), conversations);
    // When Ana claims all of them at one relay, and Ben at the other
    std::array<std::atomic<int>, 2> won{};
    std::atomic<int> lost{0};
    for (const auto& id : ids) {
        for (const size_t side : {0, 1}) {
            auto& desk = side == 0 ? m_one->desk : m_other->desk;
            desk.submit(claims(id, side == 0 ? QStringLiteral("ana") : QStringLiteral("ben")),
                        [&won, &lost, side](const Result<desk::AgentAnswer>& answer) {
                            if (answer)
                                ++won.at(side);
                            else if (answer.error().reason == Refusal::Reason::AlreadyClaimed)
                                ++lost;
                        });
        }
    }
    // then each has one of them, and the other is told that.
    QTRY_COMPARE_WITH_TIMEOUT(won[0] + won[1] + lost, 2 * conversations, 30'000);
    QCOMPARE(won[0] + won[1], conversations);
    const auto claimed =
        QStringLiteral("SELECT COUNT(*) FROM events WHERE log = %log AND type = 'conversation.claimed'");
    QCOMPARE(m_stage->number(claimed), conversations);
}

void TestTwoDesks::whatTheOtherChangedIsReadAnew()
{
    waiting(*m_one, QStringLiteral("s"));
    const auto id = m_one->begun().constFirst();
    QVERIFY(m_one->ask(claims(id, QStringLiteral("ana"))));
    // The other has never heard of it; the first knows it by heart.
    auto release = claims(id, QStringLiteral("ana"));
    release.commandId = CommandId(QStringLiteral("release"));
    release.verb = desk::Release{id};
    QVERIFY(m_other->ask(release));
    const auto again = m_one->ask(claims(id, QStringLiteral("ben")));
    QVERIFY2(again, "it was let go of");
    // And the answer that one gave, the other gives again.
    const auto seq = m_one->desk.lastSeq();
    QCOMPARE(std::get<Conversation>(*m_other->ask(claims(id, QStringLiteral("ben")))),
             std::get<Conversation>(*again));
    QCOMPARE(m_other->desk.lastSeq(), seq);
}

void TestTwoDesks::whatABotRepeatsToTheOtherIsARepeat()
{
    const QList events{event(QStringLiteral("s"), "baton.message.customer",
                             {{QStringLiteral("text"), QStringLiteral("Hello")}})};
    QCOMPARE(m_one->tell(events)->accepted, 1);
    const auto again = m_other->tell(events);
    QCOMPARE(again->accepted, 0);
    QCOMPARE(again->duplicates, 1);
    QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) FROM messages WHERE log = %log")), 1);
}

void TestTwoDesks::bothTellOfEveryEventOnce()
{
    constexpr int messages = 400;
    std::atomic<int> answered{0};
    for (int i = 0; i < messages; ++i) {
        auto& side = i % 2 == 0 ? *m_one : *m_other;
        side.desk.submit(desk::BotBatch{shop,
                                        {event(QString::number(i % 7), "baton.message.customer",
                                               {{QStringLiteral("text"), QString::number(i)}})}},
                         [&](const Result<desk::BotAnswer>& answer) { answered += answer ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), messages, 30'000);
    m_one->catchUp();
    m_other->catchUp();
    const auto last = m_one->desk.lastSeq();
    QVERIFY(last >= messages);
    QCOMPARE(m_other->desk.lastSeq(), last);
    QCOMPARE(m_one->seqs(), upTo(last));
    QCOMPARE(m_other->seqs(), upTo(last));
    QCOMPARE(m_one->subjects(), m_other->subjects());
}

BATON_TEST(TestTwoDesks)
#include "tst_twodesks.moc"
