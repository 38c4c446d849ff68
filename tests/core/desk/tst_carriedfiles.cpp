// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

#include <future>

using namespace baton;
using namespace baton::relay;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const MemberRef ana{MemberId(QStringLiteral("m1")), QStringLiteral("Ana")};
const auto secret = QString(32, u'v');

Attachment file(const char* id, AttachmentState state = AttachmentState::Checking)
{
    Attachment attachment;
    attachment.id = FileId(QString::fromLatin1(id));
    attachment.name = QString::fromLatin1(id) + QStringLiteral(".png");
    attachment.size = 42;
    attachment.state = state;
    attachment.url = QStringLiteral("/v1/files/") + QString::fromLatin1(id);
    return attachment;
}

} // namespace

/// Messages carry files, each of them once, and say how they are, whatever comes when.
class TestCarriedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void aMessageMayBeFilesAlone();
    void tooManyAreRefused();
    void aFileHangsOnOneMessage();
    void theSameAgainGetsTheFirstAnswer();
    void whatWasJudgedIsSaidOnce();
    void aNotesFileIsJudgedToo();
    void whatNothingCarriesIsNoEvent();
    void aBotsMessageHasWhatWasBrought();
    void aFileAloneIsNotJudgedAsWords();
    void aBotsFileHangsOnOneMessageToo();

private:
    Result<desk::CustomerAnswer> write(const QString& id, const QString& text,
                                       const QList<Attachment>& files);
    Result<Message> reply(const QString& command, const QString& text, const QList<Attachment>& files);
    Result<std::optional<desk::FilePlace>> judge(const Attachment& file);
    Result<desk::AgentAnswer> act(const QString& command, decltype(desk::AgentCommand::verb) verb);
    /// The customer wants a person, and Ana is there.
    bool claimed();

    std::unique_ptr<baton::tests::LogStage> m_stage;
    std::unique_ptr<Desk> m_desk;
    std::vector<desk::Recorded> m_events;
    Conversation m_now;
};

void TestCarriedFiles::init()
{
    m_events.clear();
    m_stage = std::make_unique<baton::tests::LogStage>();
    m_desk = std::make_unique<Desk>(m_stage->options());
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& recorded : events) {
            m_events.push_back(recorded);
            if (const auto* changed = recorded.event.as<protocol::ConversationChanged>())
                m_now = changed->conversation;
        }
    });
    QVERIFY(m_desk->start());
}

/// Whatever has happened, the log gives the same tables.
void TestCarriedFiles::cleanup()
{
    m_desk.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

Result<desk::CustomerAnswer> TestCarriedFiles::write(const QString& id, const QString& text,
                                                     const QList<Attachment>& files)
{
    std::promise<Result<desk::CustomerAnswer>> answer;
    m_desk->submit(desk::CustomerCommand{shop, secret, {}, desk::CustomerWrites{id, text, files}},
                   [&](Result<desk::CustomerAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

Result<desk::AgentAnswer> TestCarriedFiles::act(const QString& command,
                                                decltype(desk::AgentCommand::verb) verb)
{
    std::promise<Result<desk::AgentAnswer>> answer;
    m_desk->submit(desk::AgentCommand{{{ana, permissionsOf(Role::Agent)}, std::nullopt},
                                      CommandId(command),
                                      std::move(verb)},
                   [&](Result<desk::AgentAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

bool TestCarriedFiles::claimed()
{
    std::promise<bool> asked;
    m_desk->submit(desk::CustomerCommand{shop, secret, {}, desk::CustomerAsksForPerson{}},
                   [&](const Result<desk::CustomerAnswer>& given) { asked.set_value(given.has_value()); });
    return asked.get_future().get() && act(QStringLiteral("claim"), desk::Claim{m_now.id});
}

Result<Message> TestCarriedFiles::reply(const QString& command, const QString& text,
                                        const QList<Attachment>& files)
{
    BATON_TRY_INTO(const auto answer, act(command, desk::Reply{m_now.id, text, files}));
    return std::get<Message>(answer);
}

Result<std::optional<desk::FilePlace>> TestCarriedFiles::judge(const Attachment& file)
{
    std::promise<Result<std::optional<desk::FilePlace>>> answer;
    m_desk->submit(desk::FileJudged{file}, [&](auto given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

void TestCarriedFiles::aMessageMayBeFilesAlone()
{
    QCOMPARE(write(QStringLiteral("1"), QString(), {}).error().kind, Refusal::Kind::Invalid);
    const auto said = write(QStringLiteral("2"), QString(), {file("f1"), file("f2")});
    QVERIFY(said);
    QCOMPARE(said->message->attachments, (QList<Attachment>{file("f1"), file("f2")}));
    // A list has something to say of it.
    QCOMPARE(said->conversation->lastMessage->text, QStringLiteral("f1.png, f2.png"));
    QVERIFY(claimed());
    const auto answer = reply(QStringLiteral("b"), QStringLiteral("Thanks"), {file("f3")});
    QVERIFY(answer);
    QCOMPARE(answer->attachments.value(0).id, FileId(QStringLiteral("f3")));
}

void TestCarriedFiles::tooManyAreRefused()
{
    QList<Attachment> files;
    for (int i = 0; i < 11; ++i)
        files.append(file(QByteArray::number(i).constData()));
    QCOMPARE(write(QStringLiteral("1"), QStringLiteral("Look"), files).error().kind, Refusal::Kind::TooMany);
    QVERIFY(m_events.empty());
}

void TestCarriedFiles::aFileHangsOnOneMessage()
{
    QVERIFY(write(QStringLiteral("1"), QString(), {file("f1")}));
    QCOMPARE(write(QStringLiteral("2"), QString(), {file("f1")}).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(write(QStringLiteral("3"), QString(), {file("f2"), file("f2")}).error().kind,
             Refusal::Kind::Conflict);
    // Nothing of it was kept.
    QVERIFY(write(QStringLiteral("4"), QString(), {file("f2")}));
}

void TestCarriedFiles::theSameAgainGetsTheFirstAnswer()
{
    const auto first = write(QStringLiteral("1"), QString(), {file("f1")});
    QVERIFY(first);
    QCOMPARE(write(QStringLiteral("1"), QString(), {file("f1")})->message->n, first->message->n);
    QVERIFY(claimed());
    const auto answer = reply(QStringLiteral("b"), QString(), {file("f2")});
    QVERIFY(answer);
    // By then the file was judged; the answer is the first one.
    QVERIFY(judge(file("f2", AttachmentState::Good)));
    QCOMPARE(reply(QStringLiteral("b"), QString(), {file("f2", AttachmentState::Good)}).value(), *answer);
    QCOMPARE(m_events.back().event.type, QString(protocol::eventtype::messageUpdated));
}

void TestCarriedFiles::whatWasJudgedIsSaidOnce()
{
    QVERIFY(write(QStringLiteral("1"), QStringLiteral("Look"), {file("f1"), file("f2")}));
    auto good = file("f2", AttachmentState::Good);
    good.type = QStringLiteral("image/png");
    good.width = 640;
    good.height = 480;
    const auto place = judge(good);
    QVERIFY(place && *place);
    QCOMPARE((*place)->n, 1);
    QVERIFY(!(*place)->isInside());
    const auto& event = m_events.back().event;
    QCOMPARE(event.type, QString(protocol::eventtype::messageUpdated));
    const auto* changed = event.as<protocol::MessageChanged>();
    QVERIFY(changed);
    QCOMPARE(changed->message.attachments, (QList<Attachment>{file("f1"), good}));
    QCOMPARE(changed->message.text, QStringLiteral("Look"));
    // The same again is no news.
    const auto count = m_events.size();
    QVERIFY(*judge(good));
    QCOMPARE(m_events.size(), count);
    auto bad = file("f1", AttachmentState::Rejected);
    bad.why = QStringLiteral("Programs are not passed on.");
    QVERIFY(*judge(bad));
    QCOMPARE(m_events.size(), count + 1);
}

void TestCarriedFiles::aNotesFileIsJudgedToo()
{
    QVERIFY(claimed());
    QVERIFY(act(QStringLiteral("note"), desk::WriteNote{m_now.id, QStringLiteral("See"), {file("f1")}}));
    const auto place = judge(file("f1", AttachmentState::Good));
    QVERIFY(place && *place);
    // For colleagues alone: no message tells of it
    QVERIFY((*place)->isInside());
    QCOMPARE(m_events.back().event.type, QString(protocol::eventtype::noteUpdated));
    const auto* changed = m_events.back().event.as<protocol::NoteAdded>();
    QVERIFY(changed);
    QCOMPARE(changed->note.attachments, QList<Attachment>{file("f1", AttachmentState::Good)});
    const auto count = m_events.size();
    QVERIFY(*judge(file("f1", AttachmentState::Good)));
    QCOMPARE(m_events.size(), count);
}

void TestCarriedFiles::whatNothingCarriesIsNoEvent()
{
    const auto place = judge(file("f9", AttachmentState::Good));
    QVERIFY(place);
    QVERIFY(!*place);
    QVERIFY(m_events.empty());
}

void TestCarriedFiles::aBotsMessageHasWhatWasBrought()
{
    auto event = baton::tests::botEvent(QStringLiteral("/test"), QStringLiteral("1"),
                                        QStringLiteral("baton.message.bot"), QStringLiteral("chat-1"),
                                        Instant::now(), {{QStringLiteral("text"), QStringLiteral("Here")}});
    std::get<protocol::botevent::BotWrote>(event.content).message.files = {file("f1")};
    std::promise<Result<desk::BotAnswer>> answer;
    m_desk->submit(desk::BotBatch{shop, {event}}, [&](auto given) { answer.set_value(std::move(given)); });
    QCOMPARE(answer.get_future().get()->accepted, 1);
    const auto* said = m_events.back().event.as<protocol::MessageAdded>();
    QVERIFY(said);
    QCOMPARE(said->message.attachments, QList<Attachment>{file("f1")});
}

void TestCarriedFiles::aFileAloneIsNotJudgedAsWords()
{
    // Given a customer who is bitter, but not yet upset enough
    QVERIFY(write(QStringLiteral("1"), QStringLiteral("This is terrible."), {}));
    const auto before = m_now.state;
    // When pictures follow
    for (const char* id : {"f1", "f2", "f3"})
        QVERIFY(write(QString::fromLatin1(id), QString(), {file(id)}));
    // Then nobody takes them for the same words again.
    QCOMPARE(m_now.state, before);
}

void TestCarriedFiles::aBotsFileHangsOnOneMessageToo()
{
    // One event that names a file twice must not take the whole batch with it, nor whoever shares its commit.
    desk::BotBatch batch{shop, {}};
    for (const auto* id : {"1", "2"}) {
        auto event = baton::tests::botEvent(
            QStringLiteral("/shop"), QString::fromLatin1(id), QStringLiteral("baton.message.bot"),
            QStringLiteral("chat-1"), Instant::now(), {{QStringLiteral("text"), QStringLiteral("Here")}});
        std::get<protocol::botevent::BotWrote>(event.content).message.files = {file("f1")};
        batch.events.append(event);
    }
    std::promise<Result<desk::BotAnswer>> answered;
    m_desk->submit(batch, [&](Result<desk::BotAnswer> answer) { answered.set_value(std::move(answer)); });
    const auto answer = answered.get_future().get();
    QVERIFY(answer);
    QCOMPARE(answer->accepted, 1);
    QCOMPARE(answer->notes.size(), 1);
    QVERIFY(answer->notes.first().contains(QStringLiteral("was sent already")));
}

BATON_TEST(TestCarriedFiles)

#include "tst_carriedfiles.moc"
