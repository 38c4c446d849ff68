// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/botreading.h"
#include "core/desk/reading/notereading.h"
#include "core/desk/reading/reading.h"
#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;

namespace {

const MemberRef ana{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
const BotId shop(QStringLiteral("shop"));

} // namespace

/// What stands between and on the messages of a page: private notes, what was seen, what was withdrawn.
class TestInnerLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void notesComeWithThePageTheyStandOn();
    void whoeverIsNoMemberReadsNone();
    void notesOfAContactAreOfOneBot();
    void eachMessageSaysWhenItWasSeen();
    void whatIsToldLateIsToldAsItIsByNow();
    void withdrawnWordsDoNotLeaveByWhatWasUpdated();
    void aBotsMailHasNoNotes();

private:
    Result<desk::AgentAnswer> does(decltype(desk::AgentCommand::verb) verb);
    void note(const QString& text) { QVERIFY(does(desk::WriteNote{m_id, text})); }
    MessageId reply(const QString& text);
    protocol::GetResult page(std::optional<qint64> before, qint64 limit, const MemberId& who = ana.id);
    static QStringList textsOf(const QList<Note>& notes);

    std::unique_ptr<ReadingStage> m_stage;
    std::unique_ptr<desk::Reading> m_reading;
    ConversationId m_id;
    int m_next = 0;
};

void TestInnerLines::init()
{
    m_stage = std::make_unique<ReadingStage>();
    m_id = m_stage->converse(QStringLiteral("zoe"), QStringLiteral("Where is it?"));
    m_reading =
        std::move(*desk::Reading::open(m_stage->folder.filePath(QStringLiteral("baton.db")), nullptr));
    const auto got = page(std::nullopt, 1);
    QVERIFY(does(desk::Start{shop, got.contact.id, std::nullopt}));
}

void TestInnerLines::cleanup()
{
    m_reading.reset();
    m_stage.reset();
}

Result<desk::AgentAnswer> TestInnerLines::does(decltype(desk::AgentCommand::verb) verb)
{
    const desk::AgentCommand one{
        {{ana, permissionsOf(Role::Agent)}, {}}, CommandId(QString::number(++m_next)), std::move(verb)};
    return ReadingStage::answerTo<desk::AgentAnswer>([&](auto reply) { m_stage->desk->submit(one, reply); });
}

MessageId TestInnerLines::reply(const QString& text)
{
    const auto answer = does(desk::Reply{m_id, text});
    return answer ? std::get<Message>(*answer).id : MessageId();
}

protocol::GetResult TestInnerLines::page(std::optional<qint64> before, qint64 limit, const MemberId& who)
{
    return m_reading->get({who, {}}, {m_id, before, limit}).value_or(protocol::GetResult());
}

QStringList TestInnerLines::textsOf(const QList<Note>& notes)
{
    QStringList texts;
    for (const auto& note : notes)
        texts.append(note.text);
    return texts;
}

void TestInnerLines::notesComeWithThePageTheyStandOn()
{
    note(QStringLiteral("behind 1"));
    for (int n = 2; n <= 6; ++n)
        reply(QString::number(n));
    note(QStringLiteral("behind 6"));
    note(QStringLiteral("behind 6 too"));
    const auto newest = page(std::nullopt, 3);
    QCOMPARE(newest.messages.first().n, 4);
    QCOMPARE(textsOf(newest.notes),
             (QStringList{QStringLiteral("behind 6"), QStringLiteral("behind 6 too")}));
    QCOMPARE(newest.notes.first().after, 6);
    QCOMPARE(newest.notes.first().author, ana);
    const auto earlier = page(4, 3);
    QCOMPARE(textsOf(earlier.notes), QStringList{QStringLiteral("behind 1")});
    // and all of them on one page that has everything
    QCOMPARE(page(std::nullopt, 100).notes.size(), 3);
}

void TestInnerLines::whoeverIsNoMemberReadsNone()
{
    note(QStringLiteral("for colleagues"));
    QVERIFY2(page(std::nullopt, 100, MemberId()).notes.isEmpty(), "this is how a customer's page is read");
}

void TestInnerLines::notesOfAContactAreOfOneBot()
{
    const auto contact = page(std::nullopt, 1).contact.id;
    QVERIFY(does(desk::NoteContact{contact, shop, QStringLiteral("first")}));
    QVERIFY(does(desk::NoteContact{contact, shop, QStringLiteral("second")}));
    auto& database = m_reading->database();
    QCOMPARE(textsOf(desk::notesOn(database, shop, contact).value()),
             (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    QVERIFY(desk::notesOn(database, BotId(QStringLiteral("bank")), contact)->isEmpty());
    // They stand on the contact, and in no conversation.
    QVERIFY(page(std::nullopt, 100).notes.isEmpty());
}

void TestInnerLines::eachMessageSaysWhenItWasSeen()
{
    for (int n = 2; n <= 5; ++n)
        reply(QString::number(n));
    const auto sees = [this](qint64 upTo) {
        return ReadingStage::answerTo<std::optional<protocol::Seen>>([&](auto done) {
            m_stage->desk->submit(desk::CustomerSees{m_id, upTo}, done);
        });
    };
    const auto first = sees(3);
    const auto second = sees(4);
    QVERIFY(first && *first && second && *second);
    QVERIFY(ReadingStage::answerTo<desk::Marked>([&](auto done) {
        m_stage->desk->submit(desk::MarkRead{ana.id, {}, m_id, 5}, done);
    }));
    const auto all = page(std::nullopt, 100).messages;
    QVERIFY2(all[0].seenAt, "Ana, who holds it, has read what the customer wrote");
    QCOMPARE(all[1].seenAt, (*first)->at);
    QCOMPARE(all[2].seenAt, (*first)->at);
    QCOMPARE(all[3].seenAt, (*second)->at);
    QVERIFY(!all[4].seenAt);
    // A page from the middle says the same.
    const auto part = page(4, 2).messages;
    QCOMPARE(part.first().n, 2);
    QCOMPARE(part[0], all[1]);
    QCOMPARE(part[1], all[2]);
}

void TestInnerLines::whatIsToldLateIsToldAsItIsByNow()
{
    const auto gone = reply(QStringLiteral("Your PIN is 4711"));
    reply(QStringLiteral("This stays"));
    QVERIFY(does(desk::Withdraw{m_id, gone}));
    const auto mail = desk::eventsFor(m_reading->database(), shop, 0, 100);
    const auto caughtUp = m_reading->eventsAfter(0, 100);
    QVERIFY(mail && caughtUp);
    for (const auto* events : {&*mail, &*caughtUp}) {
        QStringList texts;
        for (const auto& recorded : *events) {
            QVERIFY2(!recorded.event.data.contains("4711"), recorded.event.data.constData());
            if (const auto* added = recorded.event.as<protocol::MessageAdded>())
                texts.append(added->message.text);
        }
        QVERIFY(texts.contains(QStringLiteral("This stays")));
        QCOMPARE(events->back().event.type, QStringLiteral("message.withdrawn"));
    }
}

/// A file that was judged meanwhile has told the whole message again.
void TestInnerLines::withdrawnWordsDoNotLeaveByWhatWasUpdated()
{
    Attachment file;
    file.id = FileId(QStringLiteral("f1"));
    file.name = QStringLiteral("card.png");
    file.state = AttachmentState::Checking;
    const auto said = does(desk::Reply{m_id, QStringLiteral("Your PIN is 4711"), {file}});
    QVERIFY(said);
    file.state = AttachmentState::Good;
    QVERIFY(ReadingStage::answerTo<std::optional<desk::FilePlace>>(
        [&](auto done) { m_stage->desk->submit(desk::FileJudged{file}, done); }));
    QVERIFY(does(desk::Withdraw{m_id, std::get<Message>(*said).id}));
    const auto mail = desk::eventsFor(m_reading->database(), shop, 0, 100);
    const auto caughtUp = m_reading->eventsAfter(0, 100);
    QVERIFY(mail && caughtUp);
    for (const auto* events : {&*mail, &*caughtUp}) {
        bool isTold = false;
        for (const auto& recorded : *events) {
            isTold = isTold || recorded.event.type == protocol::eventtype::messageUpdated;
            QVERIFY2(!recorded.event.data.contains("4711"), recorded.event.data.constData());
            QVERIFY2(!recorded.event.data.contains("card.png"), recorded.event.data.constData());
        }
        QVERIFY(isTold);
    }
}

void TestInnerLines::aBotsMailHasNoNotes()
{
    note(QStringLiteral("for colleagues"));
    reply(QStringLiteral("for the customer"));
    const auto mail = desk::eventsFor(m_reading->database(), shop, 0, 100);
    QVERIFY(mail && !mail->empty());
    for (const auto& recorded : *mail)
        QVERIFY2(!recorded.event.type.startsWith(QLatin1String("note.")), "not even read for a bot");
}

BATON_TEST(TestInnerLines)
#include "tst_innerlines.moc"
