// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <atomic>
#include <future>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const auto started = QStringLiteral("baton.conversation.started");
const auto ended = QStringLiteral("baton.conversation.ended");
const auto customer = QStringLiteral("baton.message.customer");
const auto bot = QStringLiteral("baton.message.bot");
const auto escalation = QStringLiteral("baton.escalation.requested");

QJsonObject text(const char* words, std::optional<double> confidence = {})
{
    QJsonObject data{{QStringLiteral("text"), QString::fromUtf8(words)}};
    if (confidence)
        data.insert(QStringLiteral("confidence"), *confidence);
    return data;
}

QJsonObject details(int first, int count)
{
    QJsonObject fields;
    for (int i = first; i < first + count; ++i)
        fields.insert(QStringLiteral("field%1").arg(i), QStringLiteral("x"));
    return {{QStringLiteral("channel"), QStringLiteral("WA")},
            {QStringLiteral("customer"), QJsonObject{{QStringLiteral("fields"), fields}}}};
}

} // namespace

/// What a bot tells in one go: what of it does not fit holds up nothing else, and what came later counts.
class TestBotBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void theEndOfWhatIsNotKnownIsLeftOutAlone();
    void detailsThatAreTooManyTogetherAreLeftOutAlone();
    void whatCameBeforeTheEndIsJudgedNoMore();
    void poorAnswersHaveNoQuoteFromBeforeTheHandBack();
    void aClaimDoesNotWaitForWhatBotsSend();
    void oneBotDoesNotWaitForAnother();
    void aLongBatchIsJudgedByAllOfIt();
    void whatWasKeptOfALongBatchIsJudgedWhenItComesAgain();

private:
    desk::BotEvent event(const QString& type, const QString& subject, const QJsonObject& data = {});
    QList<desk::BotEvent> chatter(int count, const QString& subject);
    void setWords(const char* value);
    Result<desk::BotAnswer> tell(QList<desk::BotEvent> events);
    Result<desk::AgentAnswer> act(decltype(desk::AgentCommand::verb) verb);
    Conversation now(const char* subject) const { return m_now.value(QString::fromLatin1(subject)); }

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    QHash<QString, Conversation> m_now; ///< as the last event says, by subject
    int m_next = 0;
};

void TestBotBatches::init()
{
    m_now.clear();
    m_stage = std::make_unique<baton::tests::LogStage>();
    m_desk = std::make_unique<Desk>(m_stage->options());
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& recorded : events)
            if (const auto* changed = recorded.event.as<protocol::ConversationChanged>())
                m_now[recorded.subject] = changed->conversation;
    });
    QVERIFY(m_desk->start());
}

/// Whatever was left out, the log gives the same tables.
void TestBotBatches::cleanup()
{
    m_desk.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

desk::BotEvent TestBotBatches::event(const QString& type, const QString& subject, const QJsonObject& data)
{
    return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next), type, subject,
                                  Instant::now(), data);
}

Result<desk::BotAnswer> TestBotBatches::tell(QList<desk::BotEvent> events)
{
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(desk::BotBatch{shop, std::move(events)},
                   [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

Result<desk::AgentAnswer> TestBotBatches::act(decltype(desk::AgentCommand::verb) verb)
{
    desk::AgentCommand command;
    command.agent.actor = {{MemberId(QStringLiteral("m1")), QStringLiteral("Ana")},
                           permissionsOf(Role::Agent)};
    command.commandId = CommandId(QString::number(++m_next));
    command.verb = std::move(verb);
    std::promise<Result<desk::AgentAnswer>> answer;
    m_desk->submit(std::move(command),
                   [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

void TestBotBatches::theEndOfWhatIsNotKnownIsLeftOutAlone()
{
    const auto end = event(ended, QStringLiteral("s"));
    const auto answer =
        tell({end, event(customer, QStringLiteral("t"), text("Hello?")),
              event(escalation, QStringLiteral("t"), {{QStringLiteral("reason"), QStringLiteral("asked")}})});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->accepted, 2);
    QCOMPARE(answer->notes.size(), 1);
    QCOMPARE(now("t").state, ConversationState::Waiting);
    // It may come again, after what it ends.
    QCOMPARE(tell({event(customer, QStringLiteral("s"), text("Hello?")), end}).value().accepted, 2);
    QCOMPARE(now("s").state, ConversationState::Ended);
}

void TestBotBatches::detailsThatAreTooManyTogetherAreLeftOutAlone()
{
    QVERIFY(tell({event(started, QStringLiteral("s"), details(0, 40))}));
    const auto answer =
        tell({event(started, QStringLiteral("s"), details(40, 40)),
              event(escalation, QStringLiteral("s"), {{QStringLiteral("reason"), QStringLiteral("asked")}})});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->accepted, 1);
    QCOMPARE(answer->notes.size(), 1);
    QCOMPARE(now("s").state, ConversationState::Waiting);
    QCOMPARE(now("s").contact.fields.size(), 40);
    // Too many by themselves do not come through the door.
    const auto content = protocol::readBotEvent(
        {QStringLiteral("1"), QStringLiteral("/test"), started, QStringLiteral("s"), {}, details(0, 51)});
    QCOMPARE(content.error().kind, Refusal::Kind::TooLarge);
}

void TestBotBatches::whatCameBeforeTheEndIsJudgedNoMore()
{
    QVERIFY(tell({event(customer, QStringLiteral("s"), text("let me talk to a human agent")),
                  event(ended, QStringLiteral("s")),
                  event(customer, QStringLiteral("s"), text("Thank you, all is fine"))}));
    QCOMPARE(now("s").state, ConversationState::Bot);
}

void TestBotBatches::poorAnswersHaveNoQuoteFromBeforeTheHandBack()
{
    QVERIFY(tell({event(customer, QStringLiteral("s"), text("a human please"))}));
    QVERIFY(act(desk::Claim{now("s").id}));
    QVERIFY(tell({event(customer, QStringLiteral("s"), text("Thank you, Ana"))}));
    QVERIFY(act(desk::HandBack{now("s").id}));
    QVERIFY(tell({event(bot, QStringLiteral("s"), text("Perhaps.", 0.01)),
                  event(bot, QStringLiteral("s"), text("Perhaps not.", 0.01))}));
    QCOMPARE(now("s").state, ConversationState::Waiting);
    QVERIFY2(!now("s").quote, qPrintable(now("s").quote.value_or(QString())));
}

QList<desk::BotEvent> TestBotBatches::chatter(int count, const QString& subject)
{
    QList<desk::BotEvent> events;
    for (int i = 0; i < count; ++i)
        events.append(event(customer, subject, text("Where is my parcel? It was to come on Monday.")));
    return events;
}

void TestBotBatches::aClaimDoesNotWaitForWhatBotsSend()
{
    QVERIFY(tell({event(customer, QStringLiteral("s"), text("a human please"))}));
    const auto id = now("s").id;
    constexpr int many = 20;
    std::atomic<int> answered{0};
    for (int i = 0; i < many; ++i) {
        m_desk->submit(desk::BotBatch{shop, chatter(1000, QStringLiteral("flood%1").arg(i))},
                       [&](const Result<desk::BotAnswer>& answer) { answered += answer ? 1 : 100; });
    }
    QVERIFY(act(desk::Claim{id}));
    QVERIFY2(answered < many, qPrintable(QString::number(answered)));
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), many, 120'000);
}

void TestBotBatches::oneBotDoesNotWaitForAnother()
{
    constexpr int many = 20;
    std::atomic<int> answered{0};
    const BotRef bank{BotId(QStringLiteral("bank")), QStringLiteral("Bank bot")};
    for (int i = 0; i < many; ++i) {
        m_desk->submit(desk::BotBatch{bank, chatter(1000, QStringLiteral("flood%1").arg(i))},
                       [&](const Result<desk::BotAnswer>& answer) { answered += answer ? 1 : 100; });
    }
    QVERIFY(tell({event(customer, QStringLiteral("s"), text("Hello?"))}));
    QVERIFY2(answered < many, qPrintable(QString::number(answered)));
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), many, 120'000);
}

void TestBotBatches::aLongBatchIsJudgedByAllOfIt()
{
    QList<desk::BotEvent> events{event(customer, QStringLiteral("s"), text("a human please")),
                                 event(customer, QStringLiteral("t"), text("a human please"))};
    events += chatter(500, QStringLiteral("other"));
    events.append(
        event(escalation, QStringLiteral("s"), {{QStringLiteral("reason"), QStringLiteral("mine")}}));
    events += chatter(200, QStringLiteral("other"));
    const auto seq = m_desk->lastSeq();
    const auto answer = tell(events);
    QVERIFY(answer);
    QCOMPARE(answer->accepted, 703);
    QVERIFY(m_desk->lastSeq() > seq + 703);
    // What the bot says of it goes before what is judged.
    QCOMPARE(now("s").reason, QStringLiteral("mine"));
    QCOMPARE(now("t").reason, QStringLiteral("user requested human"));
    QCOMPARE(tell(events)->duplicates, 703);
    QCOMPARE(now("s").reason, QStringLiteral("mine"));
}

void TestBotBatches::setWords(const char* value)
{
    m_stage->setBot(QStringLiteral("shop"), QByteArray(R"({"escalate_on_words":")") + value + R"("})");
}

/// As when the relay was killed between two parts of it.
void TestBotBatches::whatWasKeptOfALongBatchIsJudgedWhenItComesAgain()
{
    auto events = chatter(99, QStringLiteral("other"));
    events.prepend(event(customer, QStringLiteral("s"), text("a human please")));
    setWords("off");
    QVERIFY(tell(events.mid(0, 40)));
    QCOMPARE(now("s").state, ConversationState::Bot);
    setWords("on");
    const auto answer = tell(events);
    QCOMPARE(answer->duplicates, 40);
    QCOMPARE(answer->accepted, 60);
    QCOMPARE(now("s").state, ConversationState::Waiting);
}

BATON_TEST(TestBotBatches)
#include "tst_botbatches.moc"
