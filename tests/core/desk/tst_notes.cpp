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
const MemberRef ana{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
const MemberRef ben{MemberId(QStringLiteral("ben")), QStringLiteral("Ben")};
const desk::BotScope bank{{BotId(QStringLiteral("bank"))}};

} // namespace

/// What colleagues write for each other, and what somebody takes back: on both kinds of log.
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void aNoteChangesNothingOfTheConversation();
    void theSameCommandWritesOneNote();
    void aNoteStandsBehindWhatWasSaid();
    void aNoteOnAContactIsOfItsBot();
    void blankNotesAndThoseOfOthersAreRefused();
    void anOwnMessageOfTheLastMinutesIsTakenBack();
    void whatIsNotOnesOwnStays();
    void whatIsTooOldStays();
    void takingBackTwiceIsTakingBackOnce();
    void anEarlierMessageLeavesTheLastOne();

private:
    using Answer = Result<desk::AgentAnswer>;
    Answer as(const MemberRef& who, decltype(desk::AgentCommand::verb) verb, const QString& command = {},
              const desk::BotScope& bots = {});
    void claimed();
    Message said(const QString& text);
    Conversation conversation();
    QStringList typesSince(qint64 seq) const;

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    std::vector<desk::Recorded> m_events;
    ConversationId m_id;
    std::atomic<qint64> m_now{0};
    int m_next = 0;
};

void TestNotes::init()
{
    m_stage = std::make_unique<baton::tests::LogStage>();
    auto options = m_stage->options();
    m_now = Instant::now().ms;
    options.clock = [this] { return Instant{m_now}; };
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe(
        [this](const auto& events) { m_events.insert(m_events.end(), events.begin(), events.end()); });
    QVERIFY(m_desk->start());
    claimed();
}

void TestNotes::cleanup()
{
    // Whatever was done, it is what the log says.
    m_desk.reset();
    QCOMPARE(m_stage->differences(), QStringList());
    m_events.clear();
    m_stage.reset();
}

TestNotes::Answer TestNotes::as(const MemberRef& who, decltype(desk::AgentCommand::verb) verb,
                                const QString& command, const desk::BotScope& bots)
{
    desk::AgentCommand one{{{who, permissionsOf(Role::Agent)}, bots, DeviceId(QStringLiteral("d"))},
                           CommandId(command.isEmpty() ? QStringLiteral("k%1").arg(++m_next) : command),
                           std::move(verb)};
    std::promise<Answer> answer;
    m_desk->submit(std::move(one), [&](Answer given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

/// A customer has asked for a person, and Ana has taken them.
void TestNotes::claimed()
{
    const auto event = [this](const char* type, const QJsonObject& data) {
        return baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                      QString::fromLatin1(type), QStringLiteral("s"), Instant{m_now}, data);
    };
    desk::BotBatch batch{
        shop,
        {event("baton.conversation.started",
               {{QStringLiteral("channel"), QStringLiteral("WA")},
                {QStringLiteral("customer"),
                 QJsonObject{{QStringLiteral("id"), QStringLiteral("p1")},
                             {QStringLiteral("name"), QStringLiteral("Zo\u00eb")}}}}),
         event("baton.message.customer", {{QStringLiteral("text"), QStringLiteral("Where is it?")}}),
         event("baton.escalation.requested", {{QStringLiteral("reason"), QStringLiteral("asked")}})}};
    std::promise<void> done;
    m_desk->submit(batch, [&](const auto&) { done.set_value(); });
    done.get_future().wait();
    m_id = m_events.back().conversation;
    QVERIFY(as(ana, desk::Claim{m_id}));
}

Message TestNotes::said(const QString& text)
{
    const auto answer = as(ana, desk::Reply{m_id, text});
    return answer ? std::get<Message>(*answer) : Message();
}

/// As its last event, or the answer to a command that changes nothing, tells it.
Conversation TestNotes::conversation()
{
    const auto answer = as(ana, desk::Start{shop.id, ContactId(QStringLiteral("p1")), std::nullopt});
    return answer ? std::get<Conversation>(*answer) : Conversation();
}

QStringList TestNotes::typesSince(qint64 seq) const
{
    QStringList types;
    for (const auto& recorded : m_events)
        if (recorded.event.seq > seq)
            types.append(recorded.event.type);
    return types;
}

void TestNotes::aNoteChangesNothingOfTheConversation()
{
    const auto before = conversation();
    const auto seq = m_desk->lastSeq();
    m_now += 60'000;
    // when Ben, who does not hold it, writes a note
    const auto answer = as(ben, desk::WriteNote{m_id, QStringLiteral("She called **twice**.")});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    const auto note = std::get<Note>(*answer);
    QCOMPARE(note.author, ben);
    QCOMPARE(note.after, 1);
    // then that is one event, and the conversation is as it was: no message, not moved in any list
    QCOMPARE(typesSince(seq), QStringList{QStringLiteral("note.added")});
    const auto& recorded = m_events.back();
    QCOMPARE(recorded.bot, shop.id);
    QCOMPARE(recorded.conversation, m_id);
    QCOMPARE(recorded.device, DeviceId(QStringLiteral("d")));
    QCOMPARE(recorded.event.as<protocol::NoteAdded>()->note, note);
    QCOMPARE(conversation(), before);
    QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) FROM messages WHERE log = %log")), 1);
    QCOMPARE(m_stage->text(QStringLiteral("SELECT text FROM notes WHERE log = %log")), note.text);
}

void TestNotes::theSameCommandWritesOneNote()
{
    const desk::WriteNote verb{m_id, QStringLiteral("Once")};
    const auto first = as(ana, verb, QStringLiteral("same"));
    const auto again = as(ana, verb, QStringLiteral("same"));
    QVERIFY(first && again);
    QCOMPARE(std::get<Note>(*again), std::get<Note>(*first));
    QCOMPARE(m_stage->number(QStringLiteral("SELECT COUNT(*) FROM notes WHERE log = %log")), 1);
}

void TestNotes::aNoteStandsBehindWhatWasSaid()
{
    const auto early = as(ana, desk::WriteNote{m_id, QStringLiteral("early")});
    QCOMPARE(said(QStringLiteral("On its way")).n, 2);
    const auto late = as(ana, desk::WriteNote{m_id, QStringLiteral("late")});
    QCOMPARE(std::get<Note>(*early).after, 1);
    QCOMPARE(std::get<Note>(*late).after, 2);
    // and what is said next has the next number
    QCOMPARE(said(QStringLiteral("Arrived")).n, 3);
}

void TestNotes::aNoteOnAContactIsOfItsBot()
{
    const auto seq = m_desk->lastSeq();
    const ContactId zoe(QStringLiteral("p1"));
    const auto answer = as(ana, desk::NoteContact{zoe, shop.id, QStringLiteral("Always asks twice")});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(typesSince(seq), QStringList{QStringLiteral("contact.noted")});
    const auto& recorded = m_events.back();
    QCOMPARE(recorded.bot, shop.id);
    QVERIFY2(recorded.conversation.isEmpty() && recorded.visitor.isEmpty() && recorded.fromBot,
             "nobody outside is to be told of it");
    QCOMPARE(recorded.event.as<protocol::NoteAdded>()->contact, zoe);
    QCOMPARE(m_stage->text(QStringLiteral("SELECT bot FROM notes WHERE log = %log AND contact = 'p1'")),
             shop.id.toString());
    for (const auto& verb :
         {desk::NoteContact{ContactId(QStringLiteral("nobody")), shop.id, QStringLiteral("x")},
          desk::NoteContact{zoe, BotId(QStringLiteral("bank")), QStringLiteral("x")}})
        QCOMPARE(as(ana, verb).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(as(ana, desk::NoteContact{zoe, shop.id, QStringLiteral("x")}, {}, bank).error().kind,
             Refusal::Kind::NotFound);
}

void TestNotes::blankNotesAndThoseOfOthersAreRefused()
{
    const auto seq = m_desk->lastSeq();
    QCOMPARE(as(ana, desk::WriteNote{m_id, QStringLiteral(" \n")}).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(as(ana, desk::WriteNote{m_id, QString(9'000, u'x')}).error().kind, Refusal::Kind::TooLarge);
    // whoever may not see the bot does not learn that there is such a conversation
    QCOMPARE(as(ana, desk::WriteNote{m_id, QStringLiteral("x")}, {}, bank).error().kind,
             Refusal::Kind::NotFound);
    QCOMPARE(m_desk->lastSeq(), seq);
}

void TestNotes::anOwnMessageOfTheLastMinutesIsTakenBack()
{
    const auto message = said(QStringLiteral("Your PIN is 4711"));
    m_now += 9 * 60'000;
    const auto seq = m_desk->lastSeq();
    const auto answer = as(ana, desk::Withdraw{m_id, message.id});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    const auto gone = std::get<Message>(*answer);
    QCOMPARE(gone.n, message.n);
    QVERIFY(gone.withdrawn);
    QCOMPARE(gone.text, QString());
    // then it keeps its number, without its words, wherever they were
    QCOMPARE(typesSince(seq), QStringList{QStringLiteral("message.withdrawn")});
    QCOMPARE(m_events.back().event.as<protocol::MessageChanged>()->by, ana);
    QCOMPARE(conversation().lastMessage->text, QString());
    for (const auto* sql :
         {"SELECT COUNT(*) FROM messages WHERE log = %log AND text LIKE '%4711%'",
          "SELECT COUNT(*) FROM conversations WHERE log = %log AND last_text LIKE '%4711%'"})
        QCOMPARE(m_stage->number(QString::fromLatin1(sql)), 0);
    if (!m_stage->isPostgres())
        QCOMPARE(
            m_stage->number(QStringLiteral("SELECT COUNT(*) FROM search_content WHERE c2 = 2 AND c0 <> ''")),
            0);
    // and the log keeps that it was
    QCOMPARE(m_stage->number(QStringLiteral(
                 "SELECT COUNT(*) FROM events WHERE log = %log AND type = 'message.withdrawn'")),
             1);
}

void TestNotes::whatIsNotOnesOwnStays()
{
    const auto message = said(QStringLiteral("Hello"));
    const auto customers =
        m_stage->text(QStringLiteral("SELECT id FROM messages WHERE log = %log AND n = 1"));
    const auto seq = m_desk->lastSeq();
    QCOMPARE(as(ben, desk::Withdraw{m_id, message.id}).error().kind, Refusal::Kind::NotPermitted);
    QCOMPARE(as(ana, desk::Withdraw{m_id, MessageId(customers)}).error().kind, Refusal::Kind::NotPermitted);
    QCOMPARE(as(ana, desk::Withdraw{m_id, MessageId(QStringLiteral("nosuch"))}).error().kind,
             Refusal::Kind::NotFound);
    QCOMPARE(as(ana, desk::Withdraw{m_id, message.id}, {}, bank).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(m_desk->lastSeq(), seq);
    // It stays theirs when somebody else holds the conversation, or nobody.
    QVERIFY(as(ana, desk::HandBack{m_id}));
    QVERIFY(as(ana, desk::Withdraw{m_id, message.id}));
}

void TestNotes::whatIsTooOldStays()
{
    const auto message = said(QStringLiteral("Hello"));
    m_now += 10 * 60'000 + 1;
    const auto refused = as(ana, desk::Withdraw{m_id, message.id});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Conflict);
    QVERIFY2(refused.error().detail.contains(QLatin1String("ten minutes")),
             qPrintable(refused.error().detail));
    QCOMPARE(conversation().lastMessage->text, QStringLiteral("Hello"));
}

void TestNotes::takingBackTwiceIsTakingBackOnce()
{
    const auto message = said(QStringLiteral("Hello"));
    const auto first = as(ana, desk::Withdraw{m_id, message.id});
    const auto seq = m_desk->lastSeq();
    m_now += 3'600'000;
    const auto again = as(ana, desk::Withdraw{m_id, message.id});
    QVERIFY(first && again);
    QCOMPARE(std::get<Message>(*again), std::get<Message>(*first));
    QCOMPARE(m_desk->lastSeq(), seq);
}

void TestNotes::anEarlierMessageLeavesTheLastOne()
{
    const auto message = said(QStringLiteral("Wrong window"));
    said(QStringLiteral("This one stays"));
    QVERIFY(as(ana, desk::Withdraw{m_id, message.id}));
    QCOMPARE(conversation().lastMessage->text, QStringLiteral("This one stays"));
    QCOMPARE(m_stage->text(QStringLiteral("SELECT text FROM messages WHERE log = %log AND n = 3")),
             QStringLiteral("This one stays"));
}

BATON_TEST(TestNotes)
#include "tst_notes.moc"
