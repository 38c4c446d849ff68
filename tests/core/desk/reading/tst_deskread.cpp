// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/botreading.h"
#include "core/desk/reading/deskreading.h"
#include "core/storage/database.h"
#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::person;

namespace {

constexpr qint64 minute = 60'000;
const BotRef bank{BotId(QStringLiteral("bank")), QStringLiteral("Bank bot")};

} // namespace

/// What the relay looks up for its gateways and watches: who holds how much, what is due, who is blocked.
class TestDeskRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whoHoldsHowMuch();
    void eachBotTellsWhatIsPressing();
    void whatWasSnoozedIsDueInItsOrder();
    void whoIsBlockedIsKept();
    void eventsAreReadByTheirNumbers();
    void aBotIsGivenBackWhatWasSaidMeanwhile();
    void whatWasSaidAtLengthIsGivenBackInPages();

private:
    ConversationId held(const QString& subject, const desk::Agent& by);
    Result<void> keep(const desk::SideRow& row);

    std::unique_ptr<baton::tests::DeskPlay> m_play;
    std::unique_ptr<storage::Database> m_database;
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const desk::Agent m_ben = person(QStringLiteral("Ben"));
};

void TestDeskRead::init()
{
    m_play = std::make_unique<baton::tests::DeskPlay>();
    auto database = storage::Database::open(m_play->stage.path(), storage::Database::Mode::ReadOnly);
    QVERIFY(database);
    m_database = std::move(*database);
}

void TestDeskRead::cleanup()
{
    m_database.reset();
    m_play.reset();
}

ConversationId TestDeskRead::held(const QString& subject, const desk::Agent& by)
{
    const auto id = m_play->waits(subject);
    const auto claimed = m_play->ask(by, desk::Claim{id});
    return claimed ? id : ConversationId();
}

Result<void> TestDeskRead::keep(const desk::SideRow& row)
{
    std::promise<Result<void>> kept;
    m_play->desk().keep(QStringLiteral("ana"), {row}, [&](Result<void> done) { kept.set_value(done); });
    return kept.get_future().get();
}

void TestDeskRead::whoHoldsHowMuch()
{
    held(QStringLiteral("a"), m_ana);
    const auto second = held(QStringLiteral("b"), m_ana);
    held(QStringLiteral("c"), m_ben);
    m_play->waits(QStringLiteral("d"));
    const auto ana = m_ana.actor.member.id;
    const auto ben = m_ben.actor.member.id;
    QCOMPARE(desk::heldByEach(*m_database).value(), (QHash<MemberId, qint64>{{ana, 2}, {ben, 1}}));
    // What is let go of is held by nobody
    QVERIFY(m_play->ask(m_ana, desk::Release{second}));
    QVERIFY(m_play->ask(m_ben, desk::Resolve{m_play->now.value(QStringLiteral("c")).id}));
    QCOMPARE(desk::heldByEach(*m_database).value(), (QHash<MemberId, qint64>{{ana, 1}}));
}

void TestDeskRead::eachBotTellsWhatIsPressing()
{
    m_play->stage.setBot(QStringLiteral("shop"), "{}");
    m_play->stage.setBot(QStringLiteral("bank"), "{}");
    held(QStringLiteral("a"), m_ana);
    held(QStringLiteral("b"), m_ben);
    m_play->waits(QStringLiteral("c"));
    const auto of = [&](const desk::BotScope& bots) {
        return desk::ownBots(*m_database, m_ana.actor.member.id, bots).value();
    };
    // One where nothing happens is there as well
    const protocol::OwnBot shop{m_play->shop.id, QStringLiteral("Shop"), 1, 2, 1};
    const protocol::OwnBot quiet{bank.id, QStringLiteral("Shop"), 0, 0, 0};
    QCOMPARE(of({}), QList<protocol::OwnBot>({quiet, shop}));
    QCOMPARE(of(QSet<BotId>{bank.id}), QList<protocol::OwnBot>({quiet}));
}

void TestDeskRead::whatWasSnoozedIsDueInItsOrder()
{
    const Instant began{m_play->clock};
    const auto until = [&](qint64 minutes) { return Instant{began.ms + minutes * minute}; };
    const auto later = held(QStringLiteral("later"), m_ana);
    const auto sooner = held(QStringLiteral("sooner"), m_ana);
    QVERIFY(m_play->ask(m_ana, desk::Snooze{later, until(20)}));
    QVERIFY(m_play->ask(m_ana, desk::Snooze{sooner, until(10)}));
    const auto due = [&](qint64 minutes, int limit = 10) {
        return desk::snoozedUntil(*m_database, until(minutes), limit).value();
    };
    QCOMPARE(due(9), QList<ConversationId>());
    QCOMPARE(due(10), QList<ConversationId>({sooner}));
    QCOMPARE(due(99), QList<ConversationId>({sooner, later}));
    QCOMPARE(due(99, 1), QList<ConversationId>({sooner}));
    // What came back is due no more, and what was taken up by hand neither
    m_play->clock = until(10).ms;
    QVERIFY(m_play->ask(m_ana, desk::Wake{sooner}));
    QCOMPARE(due(99), QList<ConversationId>({later}));
    QVERIFY(m_play->ask(m_ana, desk::Snooze{later, {}}));
    QCOMPARE(due(99), QList<ConversationId>());
}

void TestDeskRead::whoIsBlockedIsKept()
{
    const Instant at{m_play->clock};
    const relay::Block loud{
        m_play->shop.id,         ContactId(QStringLiteral("u1")), QStringLiteral("203.0.113.9"),
        Instant{at.ms + minute}, QStringLiteral("Ana"),           at};
    const relay::Block known{bank.id, ContactId(QStringLiteral("u1")), {}, {}, QStringLiteral("Ben"), at};
    QVERIFY(keep(desk::BlockRow{loud}) && keep(desk::BlockRow{known}));
    auto all = desk::blocks(*m_database).value();
    QCOMPARE(all.size(), 2);
    QVERIFY(all.contains(loud) && all.contains(known));
    // Blocked again, it is the last that counts
    auto longer = loud;
    longer.until.reset();
    QVERIFY(keep(desk::BlockRow{longer}));
    QVERIFY(keep(desk::UnblockRow{known.bot, known.contact}));
    QCOMPARE(desk::blocks(*m_database).value(), QList<relay::Block>({longer}));
}

void TestDeskRead::eventsAreReadByTheirNumbers()
{
    const auto id = held(QStringLiteral("a"), m_ana);
    QVERIFY(m_play->ask(m_ana, desk::Reply{id, QStringLiteral("Hello")}));
    const auto last = m_play->seq();
    const auto events = desk::eventsNumbered(*m_database, {last, 1, last + 17});
    QVERIFY(events);
    // In the order of the log, and what is not there is left out
    QCOMPARE(events->size(), size_t(2));
    QCOMPARE(events->front().event.seq, 1);
    QCOMPARE(events->back().event.seq, last);
    QCOMPARE(events->back().conversation, id);
    QCOMPARE(events->back().subject, QStringLiteral("a"));
}

void TestDeskRead::aBotIsGivenBackWhatWasSaidMeanwhile()
{
    const auto subject = QStringLiteral("a");
    QCOMPARE(m_play->says(subject, QStringLiteral("Where is my parcel?")), QString());
    QCOMPARE(m_play->answers(subject, QStringLiteral("I do not know.")), QString());
    const auto id = held(subject, m_ana);
    QCOMPARE(m_play->says(subject, QStringLiteral("Anybody?")), QString());
    QVERIFY(m_play->ask(m_ana, desk::Reply{id, QStringLiteral("It comes tomorrow.")}));
    QVERIFY(m_play->ask(m_ana, desk::HandBack{id}));
    const auto count = m_play->now.value(subject).messageCount;
    const auto page = desk::handedBackPage(*m_database, id, m_play->seq(), count, 0);
    QVERIFY(page);
    // What the bot heard itself is no news to it
    QStringList texts;
    for (const auto& message : page->messages)
        texts.append(message.text);
    QCOMPARE(texts, QStringList({QStringLiteral("Anybody?"), QStringLiteral("It comes tomorrow.")}));
    QVERIFY(!page->more);
}

void TestDeskRead::whatWasSaidAtLengthIsGivenBackInPages()
{
    const auto subject = QStringLiteral("a");
    const auto id = held(subject, m_ana);
    constexpr int said = 30;
    for (int i = 0; i < said; ++i)
        QVERIFY(m_play->ask(m_ana, desk::Reply{id, QString(8'000, u'x')}));
    QVERIFY(m_play->ask(m_ana, desk::HandBack{id}));
    const auto handBack = m_play->seq();
    QList<qint64> numbers;
    int pages = 0;
    for (bool more = true; more && pages < said; ++pages) {
        const auto page =
            desk::handedBackPage(*m_database, id, handBack, said, numbers.isEmpty() ? 0 : numbers.last());
        QVERIFY(page && !page->messages.isEmpty());
        qsizetype letters = 0;
        for (const auto& message : page->messages) {
            numbers.append(message.n);
            letters += message.text.size();
        }
        QVERIFY(letters <= 200'000);
        more = page->more;
    }
    QCOMPARE(pages, 2);
    // Each of them, once, in order
    QCOMPARE(numbers.size(), said);
    QCOMPARE(numbers.constFirst(), 1);
    QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
    QCOMPARE(numbers.constLast(), said);
}

BATON_TEST(TestDeskRead)
#include "tst_deskread.moc"
