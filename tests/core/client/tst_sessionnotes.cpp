// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace rpc = baton::protocol::rpc;

/// What colleagues write for each other, what is taken back, and what the other side has seen.
class TestSessionNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
        m_relay->put(conversation(1, ConversationState::Waiting));
        m_relay->put(messages(1, 1, 3));
        begin();
    }
    void cleanup()
    {
        m_console.reset();
        m_relay.reset();
    }

    void aNoteOfAColleagueAppearsLive();
    void notesAreThereAfterARestart();
    void notesThatCameMeanwhileAreCaughtUp();
    void aNoteWaitsForTheConnectionAndIsSentOnce();
    void aRefusedNoteIsKeptUntilItIsRetriedOrDropped();
    void aNoteOnAContactIsTold();
    void anOwnMessageIsTakenBack();
    void whatWasTakenBackIsGoneFromTheCache();
    void whatWasTakenBackWhileNobodyWasThereIsGoneToo();
    void whatTheCustomerHasSeenIsShown();
    void whatWasSeenMeanwhileIsAskedFor();
    void whatColleaguesAreGivenWaitsForAConnection();
    void whatIsDoneWithAReplyOutlivesTheConsole();

private:
    void begin()
    {
        m_console = std::make_unique<ConsoleDouble>(m_folder->path());
        watch();
    }
    void watch()
    {
        connect(&m_console->session(), &Session::notesChanged, this,
                [this](const ConversationId&, const QList<Note>& notes) { m_notes = notes; });
        connect(&m_console->session(), &Session::messagesChanged, this,
                [this](const ConversationId&, const QList<Message>& changed) { m_changed += changed; });
    }
    void enter()
    {
        m_console->signIn(m_relay->url());
        QTRY_VERIFY(m_console->isConnected());
    }
    void open()
    {
        enter();
        m_console->session().openTranscript(m_id);
        QTRY_COMPARE(m_console->texts(m_id).size(), 3);
    }
    void restart()
    {
        m_notes.clear();
        m_changed.clear();
        m_console->restart();
        watch();
    }
    QStringList noteTexts() const
    {
        QStringList texts;
        for (const auto& note : m_notes)
            texts.append(note.text);
        return texts;
    }

    const ConversationId m_id = conversationId(1);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    QList<Note> m_notes;
    QList<Message> m_changed;
};

void TestSessionNotes::aNoteOfAColleagueAppearsLive()
{
    open();
    const auto before = *m_console->find(m_id);
    m_relay->note(m_id, QStringLiteral("She called twice"), bob());
    QTRY_COMPARE(noteTexts(), QStringList{QStringLiteral("She called twice")});
    QCOMPARE(m_notes.first().after, 3);
    QCOMPARE(m_notes.first().author, bob());
    // It is no message, and the conversation is as it was.
    QCOMPARE(m_console->texts(m_id).size(), 3);
    QCOMPARE(*m_console->find(m_id), before);
}

void TestSessionNotes::notesAreThereAfterARestart()
{
    m_relay->note(m_id, QStringLiteral("early"), bob());
    open();
    m_relay->note(m_id, QStringLiteral("late"), bob());
    QTRY_COMPARE(noteTexts(), (QStringList{QStringLiteral("early"), QStringLiteral("late")}));
    restart();
    // without a relay
    m_relay->stop();
    m_console->session().resume(m_relay->url());
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(noteTexts(), (QStringList{QStringLiteral("early"), QStringLiteral("late")}));
}

void TestSessionNotes::notesThatCameMeanwhileAreCaughtUp()
{
    open();
    m_relay->stop();
    QTRY_VERIFY(!m_console->isConnected());
    m_relay->note(m_id, QStringLiteral("meanwhile"), bob());
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(noteTexts(), QStringList{QStringLiteral("meanwhile")});
}

void TestSessionNotes::aNoteWaitsForTheConnectionAndIsSentOnce()
{
    open();
    m_relay->stop();
    QTRY_COMPARE(m_console->session().link().state, LinkStatus::State::Offline);
    m_console->session().writeNote(m_id, QStringLiteral("for Bob"));
    QTRY_COMPARE(m_console->pending(m_id).size(), 1);
    QVERIFY(m_console->pending(m_id).first().isNote);
    QVERIFY(m_relay->listen());
    // The answer is lost on the way, too.
    m_relay->dropAfterNext(QStringLiteral("conversations.note"));
    QTRY_COMPARE(noteTexts(), QStringList{QStringLiteral("for Bob")});
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
    QCOMPARE(noteTexts(), QStringList{QStringLiteral("for Bob")});
    QCOMPARE(m_relay->replies(m_id), QStringList());
    const auto asked = m_relay->asked(QStringLiteral("conversations.note"));
    QCOMPARE(asked.first().value(QLatin1String("commandId")), asked.last().value(QLatin1String("commandId")));
}

void TestSessionNotes::aRefusedNoteIsKeptUntilItIsRetriedOrDropped()
{
    open();
    m_relay->refuseNext(QStringLiteral("conversations.note"),
                        {rpc::NotPermitted, QStringLiteral("Not here."), {}});
    m_console->session().writeNote(m_id, QStringLiteral("for Bob"));
    QTRY_VERIFY(!m_console->pending(m_id).isEmpty() && m_console->pending(m_id).first().failure);
    QCOMPARE(m_console->pending(m_id).first().text, QStringLiteral("for Bob"));
    m_console->session().retryReply(m_console->pending(m_id).first().commandId);
    QTRY_COMPARE(noteTexts(), QStringList{QStringLiteral("for Bob")});
    QTRY_VERIFY(m_console->pending(m_id).isEmpty());
}

void TestSessionNotes::aNoteOnAContactIsTold()
{
    enter();
    QSignalSpy noted(&m_console->session(), &Session::contactNoted);
    QSignalSpy activity(&m_console->session(), &Session::activityHappened);
    const Note note{NoteId(QStringLiteral("n9")), 0, bob(), QStringLiteral("Asks twice"), minute(1)};
    m_relay->record(
        protocol::eventtype::contactNoted,
        protocol::toJson(protocol::NoteAdded{std::nullopt, ContactId(QStringLiteral("p1")), note}));
    QTRY_COMPARE(noted.size(), 1);
    QCOMPARE(noted[0][0].value<ContactId>(), ContactId(QStringLiteral("p1")));
    QCOMPARE(noted[0][1].value<Note>(), note);
    QCOMPARE(activity.size(), 0);
}

void TestSessionNotes::anOwnMessageIsTakenBack()
{
    open();
    m_console->session().reply(m_id, QStringLiteral("Your PIN is 4711"));
    QTRY_COMPARE(m_console->texts(m_id).size(), 4);
    m_console->session().withdraw(m_id, m_console->transcript(m_id).last().id);
    QTRY_COMPARE(m_changed.size(), 1);
    QCOMPARE(m_changed.first().n, 4);
    QVERIFY(m_changed.first().withdrawn);
    QTRY_COMPARE(m_console->find(m_id)->lastMessage->text, QString());
    // Why another cannot be is said.
    m_relay->refuseNext(QStringLiteral("conversations.withdraw"),
                        {rpc::NotPermitted, QStringLiteral("Not yours."), {}});
    m_console->session().withdraw(m_id, MessageId(QStringLiteral("c1-1")));
    QTRY_COMPARE(m_console->refusals.size(), 1);
    QCOMPARE(m_console->refusals.first().detail, QStringLiteral("Not yours."));
}

void TestSessionNotes::whatWasTakenBackIsGoneFromTheCache()
{
    m_relay->say(m_id, QStringLiteral("Your PIN is 4711"), AuthorKind::Agent);
    enter();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->texts(m_id).size(), 4);
    // when it is not open any more, after a restart, and comes by the events
    restart();
    m_relay->withdraw(m_id, 4);
    enter();
    QTRY_COMPARE(m_console->find(m_id)->lastMessage->text, QString());
    m_relay->stop();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 4);
    QVERIFY(m_console->transcript(m_id).last().withdrawn);
    QCOMPARE(m_console->texts(m_id).last(), QString());
}

void TestSessionNotes::whatWasTakenBackWhileNobodyWasThereIsGoneToo()
{
    m_relay->say(m_id, QStringLiteral("Your PIN is 4711"), AuthorKind::Agent);
    enter();
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->texts(m_id).size(), 4);
    // when so much has happened since that there is a fresh picture instead of the events
    m_relay->loseNextEvent();
    m_relay->withdraw(m_id, 4);
    m_console->session().refresh();
    QTRY_COMPARE(m_changed.size(), 1);
    QVERIFY(m_changed.first().withdrawn);
    restart();
    m_relay->stop();
    m_console->session().resume(m_relay->url());
    m_console->session().openTranscript(m_id);
    QTRY_COMPARE(m_console->transcript(m_id).size(), 4);
    QCOMPARE(m_console->texts(m_id).last(), QString());
}

void TestSessionNotes::whatTheCustomerHasSeenIsShown()
{
    open();
    m_console->session().reply(m_id, QStringLiteral("On its way"));
    QTRY_COMPARE(m_console->texts(m_id).size(), 4);
    m_relay->pass(QStringLiteral("seen"), protocol::toJson(protocol::Seen{m_id, true, 4, minute(9)}));
    QTRY_COMPARE(m_changed.size(), 1);
    QCOMPARE(m_changed.first().n, 4);
    QCOMPARE(m_changed.first().seenAt, minute(9));
    // It goes nowhere back, and the customer's own are not theirs to see.
    m_relay->pass(QStringLiteral("seen"), protocol::toJson(protocol::Seen{m_id, true, 4, minute(20)}));
    m_relay->pass(QStringLiteral("seen"), protocol::toJson(protocol::Seen{m_id, false, 2, minute(10)}));
    QTRY_COMPARE(m_changed.size(), 3);
    QCOMPARE(m_changed[1].n, 1);
    QCOMPARE(m_changed[2].n, 2);
}

void TestSessionNotes::whatWasSeenMeanwhileIsAskedFor()
{
    open();
    m_relay->stop();
    QTRY_VERIFY(!m_console->isConnected());
    m_changed.clear();
    m_relay->see(m_id, 2, minute(9));
    QVERIFY(m_relay->listen());
    QTRY_COMPARE(m_changed.size(), 1);
    QCOMPARE(m_changed.first().seenAt, minute(9));
}

void TestSessionNotes::whatColleaguesAreGivenWaitsForAConnection()
{
    enter();
    m_relay->stop();
    QTRY_VERIFY(!m_console->isConnected());
    auto& session = m_console->session();
    session.assign(m_id, bob().id, QStringLiteral("Wants a refund."));
    session.tag(m_id, {QStringLiteral("Refund")}, {QStringLiteral("vip")});
    session.snooze(m_id, minute(9));
    protocol::ContactUpdateParams change;
    change.id = ContactId(QStringLiteral("zoe"));
    change.name = QStringLiteral("Zoë");
    session.updateContact(change);
    QVERIFY(m_relay->listen());
    const auto asked = [this](const char* method) { return m_relay->asked(QString::fromLatin1(method)); };
    QTRY_COMPARE(asked("conversations.snooze").size(), 1);
    QTRY_COMPARE(asked("contacts.update").size(), 1);
    const auto assigned = asked("conversations.assign").constFirst();
    QCOMPARE(assigned.value(QLatin1String("member")).toString(), bob().id.toString());
    QCOMPARE(assigned.value(QLatin1String("note")).toString(), QStringLiteral("Wants a refund."));
    QCOMPARE(asked("conversations.tag").constFirst().value(QLatin1String("remove")),
             QJsonArray{QStringLiteral("vip")});
    QCOMPARE(asked("conversations.snooze").constFirst().value(QLatin1String("until")).toString(),
             minute(9).toRfc3339());
    QCOMPARE(asked("contacts.update").constFirst().value(QLatin1String("name")).toString(),
             QStringLiteral("Zoë"));
    QVERIFY(!asked("contacts.update").constFirst().value(QLatin1String("commandId")).toString().isEmpty());
}

void TestSessionNotes::whatIsDoneWithAReplyOutlivesTheConsole()
{
    open();
    m_relay->stop();
    QTRY_VERIFY(!m_console->isConnected());
    m_console->session().reply(m_id, QStringLiteral("It is on its way."), {},
                               {{QStringLiteral("Refund")}, bob().id, std::nullopt});
    m_console->session().reply(m_id, QStringLiteral("Bye."), {},
                               {{}, std::nullopt, QStringLiteral("resolve")});
    QTRY_COMPARE(m_console->pending(m_id).size(), 2);
    restart();
    QVERIFY(m_relay->listen());
    enter();
    // Each goes with its words, as one command.
    QTRY_COMPARE(m_relay->asked(QStringLiteral("conversations.reply")).size(), 2);
    const auto asked = m_relay->asked(QStringLiteral("conversations.reply"));
    QCOMPARE(asked[0].value(QLatin1String("text")).toString(), QStringLiteral("It is on its way."));
    QCOMPARE(asked[0].value(QLatin1String("tags")), QJsonArray{QStringLiteral("Refund")});
    QCOMPARE(asked[0].value(QLatin1String("assign")).toString(), bob().id.toString());
    QVERIFY(!asked[0].contains(QLatin1String("status")));
    QCOMPARE(asked[1].value(QLatin1String("status")).toString(), QStringLiteral("resolve"));
    QVERIFY(!asked[1].contains(QLatin1String("tags")) && !asked[1].contains(QLatin1String("assign")));
}

BATON_TEST(TestSessionNotes)
#include "tst_sessionnotes.moc"
