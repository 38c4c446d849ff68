// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <atomic>
#include <future>

using namespace baton;
using namespace baton::relay;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const MemberRef ana{MemberId(QStringLiteral("m1")), QStringLiteral("Ana")};
const auto started = QStringLiteral("baton.conversation.started");
const auto customer = QStringLiteral("baton.message.customer");
const auto bot = QStringLiteral("baton.message.bot");
const auto escalation = QStringLiteral("baton.escalation.requested");

QJsonObject text(const QString& words) { return {{QStringLiteral("text"), words}}; }
QJsonObject reason(const QString& why) { return {{QStringLiteral("reason"), why}}; }

} // namespace

/// What happens to a conversation between bot, queue and agents, at the desk itself and by a clock of the
/// test's.
class TestConversationLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void whatWasSaidToAPersonIsJudgedNoMore_data();
    void whatWasSaidToAPersonIsJudgedNoMore();
    void theBotsLineIsTakenWhileTheCustomerWaits();
    void aLineOverAPersonIsLeftOutAlone();
    void aLineThatWasLeftOutMayComeAgain();
    void theQuoteIsTheCustomersEvenAfterTheBotsLine();
    void whoIsReleasedStandsWhereTheyStood();
    void aNewRequestIsANewWait_data();
    void aNewRequestIsANewWait();
    void whoComesAfterTheClockWasSetBackIsLast();
    void aTimeThatIsToldMovesNothing_data();
    void aTimeThatIsToldMovesNothing();
    void lateDetailsAreTaken();
    void theSameDetailsAgainAreNoEvent();
    void whetherTheCustomerIsThereIsToldInEveryAnswer();

private:
    QString tell(const QString& type, const QString& subject, const QJsonObject& data);
    Result<desk::BotAnswer> tell(QList<desk::BotEvent> events);
    desk::BotEvent event(const QString& type, const QString& subject, const QJsonObject& data);
    Result<Conversation> act(decltype(desk::AgentCommand::verb) verb);
    Conversation now(const QString& subject) const { return m_now.value(subject); }
    QStringList queue();
    QStringList queueByPlace() const;
    QStringList transcript(const QString& subject) const { return m_said.value(subject); }

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    std::shared_ptr<CustomersThere> m_presence;
    std::atomic<qint64> m_clock{0};
    QHash<QString, Conversation> m_now; ///< as the last event says, by subject
    QHash<QString, QStringList> m_said;
    QStringList m_types;
    int m_next = 0;
};

void TestConversationLife::init()
{
    m_clock = 1'790'000'000'000;
    m_now.clear();
    m_said.clear();
    m_types.clear();
    m_stage = std::make_unique<baton::tests::LogStage>();
    m_presence = std::make_shared<CustomersThere>();
    auto options = m_stage->options();
    options.presence = m_presence;
    options.clock = [this] { return Instant{m_clock}; };
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& recorded : events) {
            m_types.append(recorded.event.type);
            if (const auto* changed = recorded.event.as<protocol::ConversationChanged>())
                m_now[recorded.subject] = changed->conversation;
            else
                m_said[recorded.subject].append(recorded.event.as<protocol::MessageAdded>()->message.text);
        }
    });
    QVERIFY(m_desk->start());
}

/// Whatever has happened, the log gives the same tables.
void TestConversationLife::cleanup()
{
    m_desk.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

desk::BotEvent TestConversationLife::event(const QString& type, const QString& subject,
                                           const QJsonObject& data)
{
    return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next), type, subject,
                                  Instant{m_clock}, data);
}

Result<desk::BotAnswer> TestConversationLife::tell(QList<desk::BotEvent> events)
{
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(desk::BotBatch{shop, std::move(events)},
                   [&](Result<desk::BotAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

/// What the bot was told of it; empty when all is well.
QString TestConversationLife::tell(const QString& type, const QString& subject, const QJsonObject& data)
{
    const auto answer = tell({event(type, subject, data)});
    return answer ? answer->notes.join(u' ') : answer.error().detail;
}

Result<Conversation> TestConversationLife::act(decltype(desk::AgentCommand::verb) verb)
{
    desk::AgentCommand command;
    command.agent.actor = {ana, permissionsOf(Role::Agent)};
    command.commandId = CommandId(QString::number(++m_next));
    command.verb = std::move(verb);
    std::promise<Result<desk::AgentAnswer>> answer;
    m_desk->submit(std::move(command),
                   [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
    auto got = answer.get_future().get();
    if (!got)
        return Refused(got.error());
    const auto* conversation = std::get_if<Conversation>(&*got);
    return conversation ? *conversation : Conversation();
}

/// The subjects of those who wait, as an agent's list has them.
QStringList TestConversationLife::queueByPlace() const
{
    QMap<qint64, QString> waiting;
    for (auto it = m_now.begin(); it != m_now.end(); ++it)
        if (it->state == ConversationState::Waiting)
            waiting.insert(it->waitingOrder.value_or(0), it.key());
    return waiting.values();
}

QStringList TestConversationLife::queue()
{
    if (m_stage->isPostgres())
        return queueByPlace(); // nobody reads lists from there yet
    ReadingRoom room(m_stage->path(), m_presence);
    if (!room.start())
        return {};
    std::promise<Result<protocol::ListResult>> answer;
    protocol::ListParams params;
    params.view = QStringLiteral("waiting");
    room.list({MemberId(), std::nullopt}, params,
              [&](Result<protocol::ListResult> given) { answer.set_value(std::move(given)); });
    const auto got = answer.get_future().get();
    room.stop();
    QStringList names;
    for (const auto& one : got ? got->conversations() : QList<Conversation>()) {
        for (auto it = m_now.begin(); it != m_now.end(); ++it)
            if (it->id == one.id)
                names.append(it.key());
    }
    return names;
}

void TestConversationLife::whatWasSaidToAPersonIsJudgedNoMore_data()
{
    QTest::addColumn<bool>("resolved");
    QTest::newRow("handed back") << false;
    QTest::newRow("resolved") << true;
}

void TestConversationLife::whatWasSaidToAPersonIsJudgedNoMore()
{
    QFETCH(bool, resolved);
    tell(customer, QStringLiteral("s"), text(QStringLiteral("a human please")));
    QVERIFY(act(desk::Claim{now(QStringLiteral("s")).id}));
    for (const auto* angry : {"This is USELESS!!! 😡", "You are all idiots, worst service ever!!!",
                              "I am furious, this is a scam 🤬"})
        tell(customer, QStringLiteral("s"), text(QString::fromUtf8(angry)));
    const auto id = now(QStringLiteral("s")).id;
    QVERIFY(resolved ? act(desk::Resolve{id}) : act(desk::HandBack{id}));
    tell(customer, QStringLiteral("s"), text(QStringLiteral("Ok.")));
    tell(customer, QStringLiteral("s"), text(QStringLiteral("When do you open tomorrow?")));
    QCOMPARE(now(QStringLiteral("s")).state, ConversationState::Bot);
}

void TestConversationLife::theBotsLineIsTakenWhileTheCustomerWaits()
{
    const auto answer = tell({event(customer, QStringLiteral("s"), text(QStringLiteral("Refund, please"))),
                              event(escalation, QStringLiteral("s"), reason(QStringLiteral("refund"))),
                              event(bot, QStringLiteral("s"), text(QStringLiteral("I connect you.")))});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->accepted, 3);
    QCOMPARE(answer->notes, QStringList());
    // Later, too; and poor answers are no reason to escalate what waits already.
    auto unsure = text(QStringLiteral("Perhaps tomorrow."));
    unsure.insert(QStringLiteral("confidence"), 0.01);
    QCOMPARE(tell(bot, QStringLiteral("s"), unsure), QString());
    QCOMPARE(tell(bot, QStringLiteral("s"), unsure), QString());
    QCOMPARE(transcript(QStringLiteral("s")).size(), 4);
    QCOMPARE(now(QStringLiteral("s")).state, ConversationState::Waiting);
    QCOMPARE(m_types.count(QStringLiteral("conversation.escalated")), 1);
}

void TestConversationLife::aLineOverAPersonIsLeftOutAlone()
{
    tell(escalation, QStringLiteral("s"), reason(QStringLiteral("refund")));
    QVERIFY(act(desk::Claim{now(QStringLiteral("s")).id}));
    const auto answer =
        tell({event(customer, QStringLiteral("s"), text(QStringLiteral("Hello?"))),
              event(bot, QStringLiteral("s"), text(QStringLiteral("I can help!"))),
              event(QStringLiteral("baton.conversation.ended"), QStringLiteral("s"), {}),
              event(escalation, QStringLiteral("other"), reason(QStringLiteral("also here")))});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->accepted, 2);
    QCOMPARE(answer->notes.size(), 2);
    QVERIFY2(answer->notes.constFirst().contains(QLatin1String("left out")),
             qPrintable(answer->notes.constFirst()));
    QCOMPARE(transcript(QStringLiteral("s")), QStringList(QStringLiteral("Hello?")));
    QCOMPARE(now(QStringLiteral("s")).state, ConversationState::Open);
    QCOMPARE(now(QStringLiteral("other")).state, ConversationState::Waiting);
}

void TestConversationLife::aLineThatWasLeftOutMayComeAgain()
{
    tell(escalation, QStringLiteral("s"), reason(QStringLiteral("refund")));
    QVERIFY(act(desk::Claim{now(QStringLiteral("s")).id}));
    const auto line = event(bot, QStringLiteral("s"), text(QStringLiteral("I can help!")));
    QCOMPARE(tell({line}).value().notes.size(), 1);
    QCOMPARE(tell({line}).value().notes.size(), 1); // asked again after a lost answer: the same answer
    QVERIFY(act(desk::HandBack{now(QStringLiteral("s")).id}));
    QCOMPARE(tell({line}).value().accepted, 1);
    QCOMPARE(tell({line}).value().duplicates, 1);
}

void TestConversationLife::theQuoteIsTheCustomersEvenAfterTheBotsLine()
{
    tell({event(customer, QStringLiteral("s"), text(QStringLiteral("Where is my refund?"))),
          event(bot, QStringLiteral("s"), text(QStringLiteral("I connect you."))),
          event(escalation, QStringLiteral("s"), reason(QStringLiteral("refund")))});
    QCOMPARE(now(QStringLiteral("s")).quote, QStringLiteral("Where is my refund?"));
}

void TestConversationLife::whoIsReleasedStandsWhereTheyStood()
{
    const Instant asked{m_clock};
    for (const auto* one : {"first", "second", "third"}) {
        tell(escalation, QString::fromLatin1(one), reason(QStringLiteral("asked")));
        m_clock += minute;
    }
    for (int round = 0; round < 2; ++round) {
        QVERIFY(act(desk::Claim{now(QStringLiteral("first")).id}));
        QVERIFY(!now(QStringLiteral("first")).waitingSince);
        m_clock += minute;
        const auto released = act(desk::Release{now(QStringLiteral("first")).id});
        QVERIFY(released);
        QCOMPARE(released->waitingSince, asked);
        QCOMPARE(released->requeuedAt, Instant{m_clock});
        QCOMPARE(queue(),
                 QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
    }
}

void TestConversationLife::aNewRequestIsANewWait_data() { whatWasSaidToAPersonIsJudgedNoMore_data(); }

void TestConversationLife::aNewRequestIsANewWait()
{
    QFETCH(bool, resolved);
    tell(escalation, QStringLiteral("first"), reason(QStringLiteral("asked")));
    tell(escalation, QStringLiteral("second"), reason(QStringLiteral("asked")));
    const auto id = now(QStringLiteral("first")).id;
    QVERIFY(act(desk::Claim{id}));
    QVERIFY(resolved ? act(desk::Resolve{id}) : act(desk::HandBack{id}));
    m_clock += minute;
    tell(escalation, QStringLiteral("first"), reason(QStringLiteral("asked again")));
    QCOMPARE(now(QStringLiteral("first")).waitingSince, Instant{m_clock});
    QVERIFY(!now(QStringLiteral("first")).requeuedAt);
    QCOMPARE(queue(), QStringList({QStringLiteral("second"), QStringLiteral("first")}));
}

void TestConversationLife::whoComesAfterTheClockWasSetBackIsLast()
{
    QStringList expected;
    for (const auto* one : {"zoe", "mia", "ada", "eve"}) {
        tell(escalation, QString::fromLatin1(one), reason(QStringLiteral("asked")));
        expected.append(QString::fromLatin1(one));
        m_clock -= hour;
    }
    QCOMPARE(queue(), expected);
    // Whoever is released stays in front all the same.
    QVERIFY(act(desk::Claim{now(QStringLiteral("mia")).id}));
    QVERIFY(act(desk::Release{now(QStringLiteral("mia")).id}));
    QCOMPARE(queue(), expected);
}

void TestConversationLife::aTimeThatIsToldMovesNothing_data()
{
    QTest::addColumn<qint64>("off");
    QTest::newRow("three hours late") << -3 * hour;
    QTest::newRow("two seconds slow") << -2 * second;
    QTest::newRow("two seconds fast") << 2 * second;
    QTest::newRow("a day fast") << 24 * hour;
}

void TestConversationLife::aTimeThatIsToldMovesNothing()
{
    QFETCH(qint64, off);
    tell(escalation, QStringLiteral("s"), reason(QStringLiteral("asked")));
    m_clock += minute;
    auto late = text(QStringLiteral("Hello"));
    late.insert(QStringLiteral("at"), Instant{m_clock + off}.toRfc3339());
    QCOMPARE(tell(customer, QStringLiteral("s"), late), QString());
    m_clock += 1;
    QVERIFY(act(desk::Claim{now(QStringLiteral("s")).id}));
    QCOMPARE(now(QStringLiteral("s")).updatedAt, Instant{m_clock});
    QCOMPARE(now(QStringLiteral("s")).lastMessage->at, Instant{m_clock - 1 + std::min<qint64>(off, 0)});
    // Nor does a clock of our own that goes back.
    const Instant before{m_clock};
    m_clock -= hour;
    QVERIFY(act(desk::Release{now(QStringLiteral("s")).id}));
    QCOMPARE(now(QStringLiteral("s")).updatedAt, before);
}

void TestConversationLife::lateDetailsAreTaken()
{
    tell(customer, QStringLiteral("s"), text(QStringLiteral("Hello")));
    QCOMPARE(now(QStringLiteral("s")).channel, QStringLiteral("API"));
    tell(escalation, QStringLiteral("s"), reason(QStringLiteral("asked")));
    const QJsonObject fields{{QStringLiteral("order"), QStringLiteral("4411")}};
    tell(started, QStringLiteral("s"),
         {{QStringLiteral("channel"), QStringLiteral("WA")},
          {QStringLiteral("customer"), QJsonObject{{QStringLiteral("id"), QStringLiteral("jane")},
                                                   {QStringLiteral("name"), QStringLiteral("Jane Doe")},
                                                   {QStringLiteral("email"), QStringLiteral("j@x.example")},
                                                   {QStringLiteral("fields"), fields}}}});
    QCOMPARE(m_types.constLast(), QStringLiteral("conversation.updated"));
    const auto known = now(QStringLiteral("s"));
    QCOMPARE(known.channel, QStringLiteral("WA"));
    QCOMPARE(known.contact.name, QStringLiteral("Jane Doe"));
    QCOMPARE(known.contact.fields.value(QStringLiteral("order")), QStringLiteral("4411"));
    QCOMPARE(known.state, ConversationState::Waiting);
    // What is not told stays; whoever is known by id is found by it.
    tell(started, QStringLiteral("s"),
         {{QStringLiteral("channel"), QStringLiteral("WA")},
          {QStringLiteral("customer"), QJsonObject{{QStringLiteral("phone"), QStringLiteral("+49 30")}}}});
    QCOMPARE(now(QStringLiteral("s")).contact.name, QStringLiteral("Jane Doe"));
    QCOMPARE(now(QStringLiteral("s")).contact.phone, QStringLiteral("+49 30"));
    QVERIFY(act(desk::Start{shop.id, ContactId(QStringLiteral("jane")), std::nullopt}));
    tell(customer, QStringLiteral("s"), text(QStringLiteral("Are you there?")));
    QVERIFY(act(desk::Release{known.id}));
    QCOMPARE(now(QStringLiteral("s")).lastMessage->author.name, QStringLiteral("Jane Doe"));
}

void TestConversationLife::theSameDetailsAgainAreNoEvent()
{
    const QJsonObject data{
        {QStringLiteral("channel"), QStringLiteral("WA")},
        {QStringLiteral("customer"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Jane")}}}};
    tell(started, QStringLiteral("s"), data);
    tell(started, QStringLiteral("s"), data);
    QCOMPARE(m_types, QStringList(QStringLiteral("conversation.started")));
}

void TestConversationLife::whetherTheCustomerIsThereIsToldInEveryAnswer()
{
    tell(escalation, QStringLiteral("s"), reason(QStringLiteral("asked")));
    const auto id = now(QStringLiteral("s")).id;
    QVERIFY(!now(QStringLiteral("s")).online);
    m_desk->setCustomerOnline(id, true);
    QVERIFY(act(desk::Claim{id})->online);
    QVERIFY(now(QStringLiteral("s")).online);
    QVERIFY(act(desk::Release{id})->online);
    m_desk->setCustomerOnline(id, false);
    QVERIFY(!act(desk::Claim{id})->online);
    QVERIFY(!now(QStringLiteral("s")).online);
    // Whoever writes on the relay's own page is there.
    std::promise<Result<desk::CustomerAnswer>> answer;
    m_desk->submit(desk::CustomerCommand{shop, QStringLiteral("secret"), {}, desk::CustomerAsksForPerson{}},
                   [&](Result<desk::CustomerAnswer> given) { answer.set_value(std::move(given)); });
    const auto asked = answer.get_future().get();
    QVERIFY(asked && asked->conversation->online);
    QVERIFY(now(asked->conversation->id.toString()).online);
}

BATON_TEST(TestConversationLife)
#include "tst_conversationlife.moc"
