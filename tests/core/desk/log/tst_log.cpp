// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/ledger.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::LogStage;
using desk::Ledger;
using desk::Log;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
const MemberId ana(QStringLiteral("ana"));
const CommandId once(QStringLiteral("once"));
const auto claimed = protocol::eventtype::conversationClaimed;
const auto handedBack = protocol::eventtype::conversationHandedBack;

desk::EventKey named(const char* id) { return {shop.id, QStringLiteral("/test"), QString::fromLatin1(id)}; }

QStringList textsOf(const Result<QList<Message>>& messages)
{
    QStringList texts;
    for (const auto& message : messages.value_or(QList<Message>()))
        texts.append(message.text);
    return texts;
}

} // namespace

/// The seam between the desk and what it writes to: what goes in comes out, and a batch is one thing. Each of
/// these goes for every kind of log.
class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup();

    void whatWasRefusedIsAsIfItHadNeverBeen();
    void whoComesLaterInABatchSeesWhatWasWritten();
    void whatWasCommittedIsLoadedAlike();
    void whatIsWrittenTwiceInABatchIsWrittenAsItEnds();
    void anAbandonedBatchLeavesNothing();
    void oddTextsComeBackAsTheyWere_data();
    void oddTextsComeBackAsTheyWere();
    void anotherLogSeesNothingOfThis();
    void aNewIdentityStays();

private:
    void reopen();
    desk::Stored* begun(const char* subject, const QString& text = QStringLiteral("Hello"));
    void say(desk::Stored& stored, const QString& text);
    RunHistory aRun() const;

    std::unique_ptr<LogStage> m_stage;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<Ledger> m_ledger;
};

void TestLog::init()
{
    m_stage = std::make_unique<LogStage>();
    reopen();
}

void TestLog::cleanup()
{
    m_ledger.reset();
    m_log.reset();
    QCOMPARE(m_stage->differences(), QStringList());
}

/// A batch is open then, by somebody who has never seen the log before.
void TestLog::reopen()
{
    m_ledger.reset();
    m_log.reset();
    auto opened = m_stage->open();
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    m_log = std::move(*opened);
    m_ledger = std::make_unique<Ledger>(*m_log, nullptr);
    QVERIFY(m_ledger->begin(Instant::now()));
}

desk::Stored* TestLog::begun(const char* subject, const QString& text)
{
    auto* stored = m_ledger->create(shop, QStringLiteral("API"), {}, QString::fromLatin1(subject), {},
                                    Instant::now(), true);
    say(*stored, text);
    m_ledger->keepPart();
    return stored;
}

void TestLog::say(desk::Stored& stored, const QString& text)
{
    m_ledger->say(stored, {AuthorKind::Customer, QString()}, text, Instant::now());
}

RunHistory TestLog::aRun() const
{
    auto run = begunRun(RunId(QStringLiteral("r1")), QStringLiteral("order 7"), shop, Instant{1000});
    startRun(run, WorkflowId(QStringLiteral("refund")), QStringLiteral("Refund"), QStringLiteral("a"),
             Instant{1000});
    startStep(run, 1, QStringLiteral("look"), Instant{2000});
    completeStep(run, 1, QStringLiteral("look"), Instant{5000});
    startStep(run, 2, QStringLiteral("pay"), Instant{6000});
    return run;
}

void TestLog::whatWasRefusedIsAsIfItHadNeverBeen()
{
    auto* stored = begun("first");
    const auto seq = m_ledger->lastSeq();
    // When a command in the middle of a batch has written of everything, and is refused
    auto& c = stored->conversation;
    QCOMPARE(m_ledger->findBySubject(shop.id, QStringLiteral("first")).value(), stored);
    c.state = ConversationState::Open;
    m_ledger->record(claimed, *stored, std::nullopt);
    say(*stored, QStringLiteral("never said"));
    auto* second =
        m_ledger->create(shop, QStringLiteral("API"), {}, QStringLiteral("second"), {}, Instant::now(), true);
    const auto id = second->conversation.id;
    auto& draft = m_ledger->draft();
    draft.remember(ana, once, "{}");
    QVERIFY(*draft.take(named("e1")));
    draft.takeMessage(c.id, QStringLiteral("page-1"), 2);
    draft.save(aRun(), {1, 2});
    draft.part().readMarks.insert({ana, c.id}, 1);
    m_ledger->dropPart();
    // then those behind it find nothing of it
    QCOMPARE(m_ledger->lastSeq(), seq);
    QCOMPARE(c.state, ConversationState::Bot);
    QCOMPARE(c.messageCount, 1);
    QCOMPARE(m_ledger->find(id).value(), nullptr);
    QCOMPARE(m_ledger->findBySubject(shop.id, QStringLiteral("second")).value(), nullptr);
    QCOMPARE(draft.answered(ana, once).value(), QByteArray());
    QVERIFY(*draft.take(named("e1")));
    QVERIFY(!draft.takenMessage(c.id, QStringLiteral("page-1")).value());
    QVERIFY(!draft.run(RunId(QStringLiteral("r1"))).value());
    QCOMPARE(draft.readMark(ana, c.id).value(), 0);
    // and neither does the log, which has no gap.
    say(*stored, QStringLiteral("said"));
    QVERIFY(m_ledger->commit());
    QCOMPARE(m_log->head().seq, seq + 1);
    const auto conversation = c.id;
    reopen();
    QCOMPARE(m_ledger->lastSeq(), seq + 1);
    QCOMPARE(textsOf(m_ledger->draft().newestMessages(conversation, 10)),
             QStringList({QStringLiteral("Hello"), QStringLiteral("said")}));
    QCOMPARE(m_ledger->draft().answered(ana, once).value(), QByteArray());
    QCOMPARE(m_ledger->find(id).value(), nullptr);
}

void TestLog::whoComesLaterInABatchSeesWhatWasWritten()
{
    auto* stored = begun("first", QStringLiteral("1"));
    QVERIFY(m_ledger->commit());
    m_ledger->committed();
    QVERIFY(m_ledger->begin(Instant::now()));
    stored = m_ledger->findBySubject(shop.id, QStringLiteral("first")).value();
    const auto id = stored->conversation.id;
    // Given messages before the batch, in it, and in the command itself
    say(*stored, QStringLiteral("2"));
    m_ledger->keepPart();
    say(*stored, QStringLiteral("3"));
    auto& draft = m_ledger->draft();
    QCOMPARE(textsOf(draft.newestMessages(id, 10)).join(u' '), QStringLiteral("1 2 3"));
    QCOMPARE(textsOf(draft.newestMessages(id, 2)).join(u' '), QStringLiteral("2 3"));
    // a customer who is known by another id since
    auto contact = stored->conversation.contact;
    contact.id = ContactId(QStringLiteral("p-new"));
    const auto former = std::exchange(stored->conversation.contact, contact).id;
    m_ledger->describe(*stored, true);
    QCOMPARE(m_ledger->findByContact(shop.id, contact.id).value(), stored);
    QCOMPARE(m_ledger->findByContact(shop.id, former).value(), nullptr);
    // an escalation and what came behind it
    m_ledger->record(handedBack, *stored, std::nullopt);
    m_ledger->keepPart();
    const auto last = draft.newestEvent(id, {claimed, handedBack}).value();
    QVERIFY(last);
    QCOMPARE(last->seq, m_ledger->lastSeq());
    // and a run by either of its keys.
    draft.save(aRun(), {1, 2});
    m_ledger->keepPart();
    QCOMPARE(draft.run(shop.id, QStringLiteral("order 7")).value()->run.id, RunId(QStringLiteral("r1")));
    m_ledger->abandon();
}

void TestLog::whatWasCommittedIsLoadedAlike()
{
    auto* stored = begun("first");
    const auto visitor = QByteArray("\0\x01\xff'\\", 5);
    auto* ours = m_ledger->create(shop, QStringLiteral("WIDGET"), {}, {}, visitor, Instant::now(), false);
    const auto id = stored->conversation.id;
    const auto ourId = ours->conversation.id;
    auto& draft = m_ledger->draft();
    draft.remember(ana, once, R"({"message":"\"}")");
    QVERIFY(*draft.take(named("e1")));
    draft.takeMessage(id, QStringLiteral("page-1"), 1);
    draft.part().readMarks.insert({ana, id}, 1);
    QVERIFY(m_ledger->commit());

    reopen();
    auto& loaded = m_ledger->draft();
    QCOMPARE(m_ledger->findByVisitor(shop.id, visitor).value()->conversation.id, ourId);
    QCOMPARE(m_ledger->findBySubject(shop.id, ourId.toString()).value()->conversation.id, ourId);
    QCOMPARE(loaded.answered(ana, once).value(), QByteArray(R"({"message":"\"}")"));
    QCOMPARE(loaded.answered(MemberId(QStringLiteral("ben")), once).value(), QByteArray());
    QVERIFY(!*loaded.take(named("e1")));
    QVERIFY(*loaded.take(named("e2")));
    QCOMPARE(loaded.takenMessage(id, QStringLiteral("page-1")).value()->text, QStringLiteral("Hello"));
    QCOMPARE(loaded.readMark(ana, id).value(), 1);
    QVERIFY(!loaded.bot(shop.id).value());
    m_ledger->abandon();
}

void TestLog::whatIsWrittenTwiceInABatchIsWrittenAsItEnds()
{
    auto* stored = begun("first");
    const auto id = stored->conversation.id;
    for (const auto state : {ConversationState::Waiting, ConversationState::Open, ConversationState::Ended}) {
        stored->conversation.state = state;
        m_ledger->record(claimed, *stored, std::nullopt);
        m_ledger->keepPart();
    }
    auto& draft = m_ledger->draft();
    for (const qint64 upTo : {1, 2, 3}) {
        draft.part().readMarks.insert({ana, id}, upTo);
        draft.part().sideRows.emplace_back(desk::SubscriptionRow{ana, {}, QByteArray::number(upTo)});
        m_ledger->keepPart();
    }
    QVERIFY(m_ledger->commit());
    reopen();
    QCOMPARE(m_ledger->find(id).value()->conversation.state, ConversationState::Ended);
    QCOMPARE(m_ledger->draft().readMark(ana, id).value(), 3);
    m_ledger->abandon();
    QCOMPARE(m_stage->text(QStringLiteral("SELECT wanted FROM subscriptions WHERE log = %log")),
             QStringLiteral("3"));
}

void TestLog::anAbandonedBatchLeavesNothing()
{
    begun("first");
    m_ledger->abandon();
    QCOMPARE(m_ledger->lastSeq(), 0);
    QVERIFY(m_ledger->begin(Instant::now()));
    QCOMPARE(m_ledger->findBySubject(shop.id, QStringLiteral("first")).value(), nullptr);
    begun("first");
    QVERIFY(m_ledger->commit());
    QCOMPARE(m_log->head().seq, 2);
}

void TestLog::oddTextsComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("empty") << QStringLiteral("");
    QTest::addRow("NULL") << QStringLiteral("NULL");
    QTest::addRow("an array") << QStringLiteral(R"({"a",b,"\"c\\"})");
    QTest::addRow("quotes") << QStringLiteral(R"(it's "quoted" \ and \\ back)");
    QTest::addRow("lines") << QStringLiteral("one\r\n\ttwo\n\n");
    QTest::addRow("signs") << QString::fromUtf8(
        "شكرا 😡 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB $1 %1 ; --");
    QTest::addRow("blanks") << QStringLiteral("   ");
    QTest::addRow("long") << QString(100'000, u'ß');
}

void TestLog::oddTextsComeBackAsTheyWere()
{
    QFETCH(QString, text);
    auto* stored = begun("first", text);
    stored->conversation.reason = text;
    stored->conversation.tags = {text, QStringLiteral("b")};
    stored->conversation.contact.name = text;
    m_ledger->describe(*stored, true);
    const auto expected = stored->conversation;
    m_ledger->draft().remember(ana, CommandId(text), text.toUtf8());
    QVERIFY(m_ledger->commit());
    reopen();
    const auto* loaded = m_ledger->find(expected.id).value();
    QVERIFY(loaded);
    QCOMPARE(loaded->conversation.reason, expected.reason);
    QVERIFY(loaded->conversation == expected);
    QCOMPARE(textsOf(m_ledger->draft().newestMessages(expected.id, 1)), QStringList(text));
    QCOMPARE(m_ledger->draft().answered(ana, CommandId(text)).value(), text.toUtf8());
    m_ledger->abandon();
}

void TestLog::anotherLogSeesNothingOfThis()
{
    auto* stored = begun("first");
    const auto id = stored->conversation.id;
    m_ledger->draft().remember(ana, once, "{}");
    QVERIFY(*m_ledger->draft().take(named("e1")));
    QVERIFY(m_ledger->commit());
    m_ledger->committed();
    // Given another tenant, whose log may lie in the same database
    const LogStage other;
    const auto theirs = other.open();
    QVERIFY(theirs);
    QVERIFY((*theirs)->head().id != m_log->head().id);
    Ledger ledger(**theirs, nullptr);
    const auto news = ledger.begin(Instant::now());
    QVERIFY(news && news->empty());
    QCOMPARE(ledger.lastSeq(), 0);
    QCOMPARE(ledger.find(id).value(), nullptr);
    QCOMPARE(ledger.findBySubject(shop.id, QStringLiteral("first")).value(), nullptr);
    QCOMPARE(ledger.draft().answered(ana, once).value(), QByteArray());
    QVERIFY(*ledger.draft().take(named("e1")));
    // When both write the same keys at once, each is alone.
    QVERIFY(m_ledger->begin(Instant::now()));
    ledger.create(shop, QStringLiteral("API"), {}, QStringLiteral("first"), {}, Instant::now(), true);
    ledger.draft().remember(ana, once, "theirs");
    QVERIFY(ledger.commit());
    QCOMPARE((*theirs)->head().seq, 1);
    QCOMPARE(m_ledger->draft().answered(ana, once).value(), QByteArray("{}"));
    m_ledger->abandon();
    QCOMPARE(other.differences(), QStringList());
}

void TestLog::aNewIdentityStays()
{
    const auto before = m_log->head().id;
    QVERIFY(!before.isEmpty());
    m_ledger->draft().part().sideRows.emplace_back(desk::NewLogId{QStringLiteral("l-new")});
    QVERIFY(m_ledger->commit());
    QCOMPARE(m_ledger->logId(), QStringLiteral("l-new"));
    reopen();
    QCOMPARE(m_ledger->logId(), QStringLiteral("l-new"));
    m_ledger->abandon();
}

BATON_TEST(TestLog)
#include "tst_log.moc"
