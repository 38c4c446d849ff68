// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/replyreading.h"
#include "core/storage/database.h"
#include "tests/core/desk/customerdesk.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;

namespace {

using protocol::SavedReply;

const auto jane = QStringLiteral("a visitor's secret");
const BotId shop{QStringLiteral("shop")};
const BotId bank{QStringLiteral("bank")};

SavedReply refund()
{
    SavedReply reply;
    reply.shortcut = QStringLiteral("refund");
    reply.title = QStringLiteral("Refund is on its way");
    reply.text = QStringLiteral("Hello {{customer.name}}, it is on its way. {{agent.name}}");
    return reply;
}

SavedReply of(SavedReply reply, const QList<BotId>& bots)
{
    reply.bots = bots;
    return reply;
}

} // namespace

/// Saved replies, and a reply that resolves; by any kind of log.
class TestSavedReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();
    void cleanup() { m_desk.reset(); }

    void aReplyIsKeptChangedAndRemoved();
    void itIsThereAfterARestart();
    void aShortcutIsUniqueWithinABot();
    void theSameAgainIsTheSame();
    void whoMayChangeIt_data();
    void whoMayChangeIt();
    void wrongOnesAreRefused_data();
    void wrongOnesAreRefused();
    void theListIsOfTheMembersBots();
    void aReplyThatResolvesIsOneStep();
    void nothingIsSaidWhereItCannotBeResolved();

private:
    Result<SavedReply> ask(desk::ReplyCommand command);
    Result<SavedReply> save(const SavedReply& reply, const desk::BotScope& bots = {});
    qint64 count() const
    {
        return m_desk->stage().number(QStringLiteral("SELECT COUNT(*) FROM saved_replies WHERE log = %log"));
    }
    qint64 audited(const char* action) const
    {
        return m_desk->stage().number(
            QStringLiteral("SELECT COUNT(*) FROM admin_audit WHERE log = %log AND action = '%1' AND "
                           "detail = '/refund' AND who = 'console: ana'")
                .arg(QString::fromLatin1(action)));
    }

    std::unique_ptr<baton::tests::CustomerDesk> m_desk;
};

void TestSavedReplies::init()
{
    m_desk = std::make_unique<baton::tests::CustomerDesk>();
    QVERIFY(m_desk->open());
    m_desk->stage().setBot(QStringLiteral("shop"), "{}");
    m_desk->stage().setBot(QStringLiteral("bank"), "{}");
}

Result<SavedReply> TestSavedReplies::ask(desk::ReplyCommand command)
{
    std::promise<Result<SavedReply>> done;
    m_desk->desk().submit(QStringLiteral("ana"), std::move(command),
                          [&](Result<SavedReply> answer) { done.set_value(std::move(answer)); });
    return done.get_future().get();
}

Result<SavedReply> TestSavedReplies::save(const SavedReply& reply, const desk::BotScope& bots)
{
    return ask(desk::SaveReply{reply, bots, QStringLiteral("console: ana")});
}

void TestSavedReplies::aReplyIsKeptChangedAndRemoved()
{
    auto saved = save(refund());
    QVERIFY(saved);
    QVERIFY(!saved->id.isEmpty());
    QCOMPARE(count(), 1);
    saved->text = QStringLiteral("It was sent yesterday.");
    saved->actions =
        protocol::ReplyActions{{QStringLiteral("refund")}, std::nullopt, QStringLiteral("resolve")};
    QVERIFY(save(*saved));
    QCOMPARE(count(), 1);
    QCOMPARE(m_desk->stage().text(QStringLiteral("SELECT text FROM saved_replies WHERE log = %log")),
             saved->text);
    QVERIFY(m_desk->stage()
                .text(QStringLiteral("SELECT actions FROM saved_replies WHERE log = %log"))
                .contains(QLatin1String("\"status\":\"resolve\"")));
    QVERIFY(ask(desk::RemoveReply{saved->id, {}, QStringLiteral("console: ana")}));
    QCOMPARE(count(), 0);
    // and who did it is written down
    QCOMPARE(audited("reply.save"), 2);
    QCOMPARE(audited("reply.remove"), 1);
    // Gone is gone.
    QCOMPARE(ask(desk::RemoveReply{saved->id, {}, QStringLiteral("console: ana")}).error().kind,
             Refusal::Kind::NotFound);
    QCOMPARE(save(*saved).error().kind, Refusal::Kind::NotFound);
}

void TestSavedReplies::itIsThereAfterARestart()
{
    auto reply = of(refund(), {shop});
    reply.actions = protocol::ReplyActions{
        {QStringLiteral("a"), QStringLiteral("b")}, MemberId(QStringLiteral("m2")), {}};
    const auto saved = save(reply);
    QVERIFY(saved);
    m_desk->close();
    QVERIFY(m_desk->open());
    // It is read back whole: the same again changes nothing and is no row of the audit.
    QCOMPARE(save(*saved).value(), *saved);
    QCOMPARE(audited("reply.save"), 1);
}

void TestSavedReplies::aShortcutIsUniqueWithinABot()
{
    QVERIFY(save(of(refund(), {shop})));
    auto other = refund();
    other.title = QStringLiteral("Another");
    other.shortcut = QStringLiteral("REFUND");
    // given one of the shop, another may be the bank's
    QVERIFY(save(of(other, {bank})));
    // but neither the shop's nor everybody's
    for (const auto& bots : {QList<BotId>{bank, shop}, QList<BotId>{}}) {
        const auto refused = save(of(other, bots));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Refusal::Kind::Conflict);
        QVERIFY2(refused.error().detail.contains(QLatin1String("/refund is \"Refund")) ||
                     refused.error().detail.contains(QLatin1String("/REFUND is")),
                 qPrintable(refused.error().detail));
    }
    QCOMPARE(count(), 2);
}

void TestSavedReplies::theSameAgainIsTheSame()
{
    const auto first = save(refund());
    const auto again = save(refund());
    QVERIFY(first && again);
    QCOMPARE(again->id, first->id);
    QCOMPARE(count(), 1);
}

void TestSavedReplies::whoMayChangeIt_data()
{
    QTest::addColumn<QList<BotId>>("bots");
    QTest::addColumn<QSet<BotId>>("theirs");
    QTest::addColumn<bool>("may");
    QTest::newRow("their own") << QList<BotId>{shop} << QSet<BotId>{shop} << true;
    QTest::newRow("all of theirs") << QList<BotId>{shop, bank} << QSet<BotId>{shop, bank} << true;
    QTest::newRow("another's too") << QList<BotId>{shop, bank} << QSet<BotId>{shop} << false;
    QTest::newRow("another's") << QList<BotId>{bank} << QSet<BotId>{shop} << false;
    QTest::newRow("everybody's") << QList<BotId>{} << QSet<BotId>{shop, bank} << false;
}

void TestSavedReplies::whoMayChangeIt()
{
    QFETCH(QList<BotId>, bots);
    QFETCH(QSet<BotId>, theirs);
    QFETCH(bool, may);
    QCOMPARE(save(of(refund(), bots), theirs).has_value(), may);
    // One that somebody of all bots has made is not theirs to change either.
    auto saved = save(of(refund(), bots));
    QVERIFY(saved);
    QCOMPARE(save(of(*saved, {shop}), theirs).has_value(), may);
    QCOMPARE(ask(desk::RemoveReply{saved->id, theirs, QStringLiteral("console: ana")}).has_value(), may);
}

void TestSavedReplies::wrongOnesAreRefused_data()
{
    QTest::addColumn<SavedReply>("reply");
    const auto row = [](const char* name, const std::function<void(SavedReply&)>& change) {
        auto reply = refund();
        change(reply);
        QTest::newRow(name) << reply;
    };
    using Actions = protocol::ReplyActions;
    row("no shortcut", [](SavedReply& r) { r.shortcut.clear(); });
    row("two words", [](SavedReply& r) { r.shortcut = QStringLiteral("re fund"); });
    row("a slash", [](SavedReply& r) { r.shortcut = QStringLiteral("/refund"); });
    row("a long shortcut", [](SavedReply& r) { r.shortcut = QString(41, u'x'); });
    row("no title", [](SavedReply& r) { r.title = QStringLiteral(" "); });
    row("no text", [](SavedReply& r) { r.text.clear(); });
    row("a long text", [](SavedReply& r) { r.text = QString(8'001, u'x'); });
    row("no such bot", [](SavedReply& r) { r.bots = {BotId(QStringLiteral("nobody"))}; });
    row("another status", [](SavedReply& r) { r.actions = Actions{{}, {}, QStringLiteral("snooze")}; });
    row("resolved and given away", [](SavedReply& r) {
        r.actions = Actions{{}, MemberId(QStringLiteral("m")), QStringLiteral("resolve")};
    });
    row("many tags", [](SavedReply& r) {
        r.actions = Actions{QStringList(11, QStringLiteral("x")), {}, {}};
    });
    row("an empty tag", [](SavedReply& r) { r.actions = Actions{{QString()}, {}, {}}; });
    row("a long tag", [](SavedReply& r) { r.actions = Actions{{QString(51, u'x')}, {}, {}}; });
    row("a tag of two lines", [](SavedReply& r) { r.actions = Actions{{QStringLiteral("a\nb")}, {}, {}}; });
    row("a long colleague", [](SavedReply& r) { r.actions = Actions{{}, MemberId(QString(201, u'x')), {}}; });
    row("no colleague", [](SavedReply& r) { r.actions = Actions{{}, MemberId(), {}}; });
    row("a long title", [](SavedReply& r) { r.title = QString(201, u'x'); });
    row("many bots", [](SavedReply& r) { r.bots = QList<BotId>(101, shop); });
}

void TestSavedReplies::wrongOnesAreRefused()
{
    QFETCH(SavedReply, reply);
    const auto refused = save(reply);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.size() > 20);
    QCOMPARE(count(), 0);
}

void TestSavedReplies::theListIsOfTheMembersBots()
{
    if (baton::tests::LogStage::isPostgres())
        QSKIP("Lists are read from SQLite alone.");
    auto hello = of(refund(), {});
    hello.shortcut = QStringLiteral("hello");
    hello.text = QStringLiteral("Hello {{customer.name}}!");
    auto balance = of(refund(), {bank});
    balance.shortcut = QStringLiteral("Balance");
    for (const auto& reply : {of(refund(), {shop}), hello, balance})
        QVERIFY(save(reply));
    auto database = storage::Database::open(m_desk->stage().path());
    QVERIFY(database);
    const auto list = [&](const desk::BotScope& bots, const protocol::RepliesParams& params = {}) {
        QStringList shortcuts;
        const auto found = desk::savedReplies(**database, bots, params);
        for (const auto& reply : found ? found->items : QList<SavedReply>())
            shortcuts.append(reply.shortcut);
        return shortcuts;
    };
    const QStringList all{QStringLiteral("Balance"), QStringLiteral("hello"), QStringLiteral("refund")};
    QCOMPARE(list({}), all);
    QCOMPARE(list(QSet<BotId>{shop}), QStringList({QStringLiteral("hello"), QStringLiteral("refund")}));
    QCOMPARE(list({}, {bank, {}}), QStringList({QStringLiteral("Balance"), QStringLiteral("hello")}));
    QCOMPARE(list(QSet<BotId>{shop}, {bank, {}}), QStringList{QStringLiteral("hello")});
    QCOMPARE(list({}, {{}, QStringLiteral("HELLO")}),
             QStringList({QStringLiteral("Balance"), QStringLiteral("hello"), QStringLiteral("refund")}));
    QCOMPARE(list({}, {{}, QStringLiteral("customer.name}}!")}), QStringList{QStringLiteral("hello")});
    QCOMPARE(list({}, {{}, QStringLiteral("nothing of it")}), QStringList());
}

void TestSavedReplies::aReplyThatResolvesIsOneStep()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto id = m_desk->now(jane).id;
    QVERIFY(m_desk->visitor(jane, desk::CustomerAsksForPerson{}));
    QVERIFY(m_desk->ana(desk::Claim{id}));
    const auto before = m_desk->types().size();
    const auto said =
        m_desk->ana(desk::Reply{id, QStringLiteral("It was sent."), {}, true}, QStringLiteral("once"));
    QVERIFY(said);
    QCOMPARE(std::get<Message>(*said).text, QStringLiteral("It was sent."));
    QCOMPARE(m_desk->types().mid(before),
             QStringList({QStringLiteral("message.added"), QStringLiteral("conversation.resolved")}));
    QCOMPARE(m_desk->now(jane).state, ConversationState::Ended);
    // The same command again gets the same answer, and changes nothing.
    const auto again =
        m_desk->ana(desk::Reply{id, QStringLiteral("It was sent."), {}, true}, QStringLiteral("once"));
    QCOMPARE(std::get<Message>(*again).id, std::get<Message>(*said).id);
    QCOMPARE(m_desk->types().size(), before + 2);
}

void TestSavedReplies::nothingIsSaidWhereItCannotBeResolved()
{
    QVERIFY(m_desk->says(jane, QStringLiteral("Where is it?")));
    const auto id = m_desk->now(jane).id;
    const auto before = m_desk->types();
    // Nobody has claimed it.
    QVERIFY(!m_desk->ana(desk::Reply{id, QStringLiteral("It was sent."), {}, true}));
    QCOMPARE(m_desk->types(), before);
    QCOMPARE(m_desk->transcript(jane).size(), 1);
}

BATON_TEST(TestSavedReplies)
#include "tst_savedreplies.moc"
