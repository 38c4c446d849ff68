// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/readingroom.h"
#include "tests/core/desk/deskplay.h"
#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using protocol::ListParams;

namespace {

constexpr qint64 minute = 60'000;
const BotRef bank{BotId(QStringLiteral("bank")), QStringLiteral("Bank bot")};
const ReadingRoom::Viewer ana{MemberId(QStringLiteral("ana")), std::nullopt, 1};

ReadingRoom::Viewer of(const QStringList& bots)
{
    auto viewer = ana;
    viewer.bots.emplace();
    for (const auto& bot : bots)
        viewer.bots->insert(BotId(bot));
    return viewer;
}

} // namespace
Q_DECLARE_METATYPE(ListParams)
Q_DECLARE_METATYPE(ReadingRoom::Viewer)

/// What an agent gets who asks for a list or a transcript: by each filter, page by page, and nothing of bots
/// that are not theirs.
class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void eachFilterNarrows_data();
    void eachFilterNarrows();
    void aListGoesOnWhereItsPageEnded_data();
    void aListGoesOnWhereItsPageEnded();
    void countsAreOfTheWholeNotOfThePage();
    void whatMakesNoSenseIsRefused_data();
    void whatMakesNoSenseIsRefused();
    void aTranscriptIsReadFromAnyPlace_data();
    void aTranscriptIsReadFromAnyPlace();
    void onlyOnePlaceCanBeAskedFor();
    void aTranscriptOfAnotherBotIsNotThere();
    void aCustomersCardHasTheirConversationsWithOneBot();

private:
    /// The clock goes on by a minute.
    ConversationId begins(const QString& name, const char* channel, const QString& contact = {});
    void waits(const QString& name);
    Result<protocol::ListResult> list(const ListParams& params, const ReadingRoom::Viewer& viewer = ana);
    static QStringList namesOf(const Result<protocol::ListResult>& page);
    Result<protocol::GetResult> get(const protocol::GetParams& params,
                                    const ReadingRoom::Viewer& viewer = ana);

    std::unique_ptr<baton::tests::DeskPlay> m_play;
    std::unique_ptr<ReadingRoom> m_room;
    qint64 m_began = 0;
};

ConversationId TestLists::begins(const QString& name, const char* channel, const QString& contact)
{
    m_play->clock += minute;
    QJsonObject customer{{QStringLiteral("name"), name}};
    if (!contact.isEmpty())
        customer.insert(QStringLiteral("id"), contact);
    m_play->tell(
        QStringLiteral("baton.conversation.started"), name,
        {{QStringLiteral("channel"), QString::fromLatin1(channel)}, {QStringLiteral("customer"), customer}});
    return m_play->now.value(name).id;
}

void TestLists::waits(const QString& name)
{
    m_play->tell(QStringLiteral("baton.escalation.requested"), name,
                 {{QStringLiteral("reason"), QStringLiteral("asked")}});
}

/// Anna waits, Ben is with Ana, Cleo is with the bank's bot, Dora's has ended and is tagged, Erik waits.
void TestLists::init()
{
    m_play = std::make_unique<baton::tests::DeskPlay>();
    m_began = m_play->clock;
    const auto agent = baton::tests::person(QStringLiteral("Ana"));
    begins(QStringLiteral("Anna"), "WIDGET");
    waits(QStringLiteral("Anna"));
    const auto ben = begins(QStringLiteral("Ben"), "WA");
    waits(QStringLiteral("Ben"));
    QVERIFY(m_play->ask(agent, desk::Claim{ben}));
    m_play->speaker = bank;
    begins(QStringLiteral("Cleo"), "WIDGET");
    m_play->speaker = m_play->shop;
    const auto dora = begins(QStringLiteral("Dora"), "WIDGET");
    waits(QStringLiteral("Dora"));
    QVERIFY(m_play->ask(agent, desk::Claim{dora}));
    QVERIFY(m_play->ask(agent, desk::Tag{dora, {QStringLiteral("VIP")}, {}}));
    QVERIFY(m_play->ask(agent, desk::Resolve{dora}));
    begins(QStringLiteral("Erik"), "WIDGET");
    waits(QStringLiteral("Erik"));
    m_room = std::make_unique<ReadingRoom>(m_play->stage.path());
    QVERIFY(m_room->start());
}

void TestLists::cleanup()
{
    m_room.reset();
    m_play.reset();
}

Result<protocol::ListResult> TestLists::list(const ListParams& params, const ReadingRoom::Viewer& viewer)
{
    return ReadingStage::answerTo<protocol::ListResult>(
        [&](auto reply) { m_room->list(viewer, params, std::move(reply)); });
}

QStringList TestLists::namesOf(const Result<protocol::ListResult>& page)
{
    if (!page)
        return {page.error().detail};
    QStringList names;
    for (const auto& one : page->items)
        names.append(one.contact.name);
    return names;
}

Result<protocol::GetResult> TestLists::get(const protocol::GetParams& params,
                                           const ReadingRoom::Viewer& viewer)
{
    return ReadingStage::answerTo<protocol::GetResult>(
        [&](auto reply) { m_room->get(viewer, params, std::move(reply)); });
}

void TestLists::eachFilterNarrows_data()
{
    QTest::addColumn<ListParams>("params");
    QTest::addColumn<ReadingRoom::Viewer>("viewer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, auto change,
                        const ReadingRoom::Viewer& viewer = ana) {
        ListParams params;
        params.view = QStringLiteral("all");
        change(params);
        QTest::newRow(name) << params << viewer << QString::fromLatin1(expected);
    };
    const auto nothing = [](auto&) {};
    row("everything, the latest first", "Erik Dora Cleo Ben Anna", nothing);
    row("who waits, the longest first", "Anna Erik", [](auto& p) { p.view = QStringLiteral("waiting"); });
    row("the agent's own", "Ben", [](auto& p) { p.view = QStringLiteral("mine"); });
    row("what has ended", "Dora", [](auto& p) { p.status = QStringLiteral("ended"); });
    row("what a bot answers", "Cleo", [](auto& p) { p.status = QStringLiteral("bot"); });
    row("one bot's", "Cleo", [](auto& p) { p.bot = bank.id; });
    row("a channel", "Ben", [](auto& p) { p.channel = QStringLiteral("WA"); });
    row("a tag, in any case", "Dora", [](auto& p) { p.tag = QStringLiteral(" vip"); });
    row("a tag nobody has", "", [](auto& p) { p.tag = QStringLiteral("angry"); });
    row("several at once", "Erik Anna", [](auto& p) {
        p.status = QStringLiteral("waiting");
        p.channel = QStringLiteral("WIDGET");
    });
    row("a member of one bot", "Cleo", nothing, of({QStringLiteral("bank")}));
    row("a member of two", "Erik Dora Cleo Ben Anna", nothing,
        of({QStringLiteral("bank"), QStringLiteral("shop")}));
    row(
        "a member of two who asks for one", "Cleo", [](auto& p) { p.bot = bank.id; },
        of({QStringLiteral("bank"), QStringLiteral("shop")}));
    row("a member of none", "", nothing, of({}));
    QStringList many{QStringLiteral("bank")};
    for (int i = 0; i < 20; ++i)
        many.append(QStringLiteral("other%1").arg(i));
    row("a member of many", "Cleo", nothing, of(many));
}

void TestLists::eachFilterNarrows()
{
    QFETCH(ListParams, params);
    QFETCH(ReadingRoom::Viewer, viewer);
    QFETCH(QString, expected);
    QCOMPARE(namesOf(list(params, viewer)).join(u' '), expected);
    // What happened since, and until then, with whatever else is asked for
    params.from = Instant{m_began + 2 * minute};
    params.to = Instant{m_began + 4 * minute};
    auto within = expected.split(u' ');
    within.removeIf([](const QString& name) { return name == u"Anna" || name == u"Erik"; });
    QCOMPARE(namesOf(list(params, viewer)).join(u' '), within.join(u' '));
}

void TestLists::aListGoesOnWhereItsPageEnded_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<ReadingRoom::Viewer>("viewer");
    QTest::addColumn<QStringList>("pages");
    const QStringList all{QStringLiteral("Erik Dora"), QStringLiteral("Cleo Ben"), QStringLiteral("Anna")};
    QTest::newRow("all") << QStringLiteral("all") << ana << all;
    QTest::newRow("of two bots") << QStringLiteral("all")
                                 << of({QStringLiteral("bank"), QStringLiteral("shop")}) << all;
    QTest::newRow("of one") << QStringLiteral("all") << of({QStringLiteral("shop")})
                            << QStringList{QStringLiteral("Erik Dora"), QStringLiteral("Ben Anna")};
    QTest::newRow("who waits") << QStringLiteral("waiting") << ana
                               << QStringList{QStringLiteral("Anna Erik")};
}

void TestLists::aListGoesOnWhereItsPageEnded()
{
    QFETCH(QString, view);
    QFETCH(ReadingRoom::Viewer, viewer);
    QFETCH(QStringList, pages);
    ListParams params;
    params.view = view;
    params.limit = 2;
    QStringList came;
    do {
        const auto page = list(params, viewer);
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        came.append(namesOf(page).join(u' '));
        params.cursor = page->next;
    } while (params.cursor && came.size() < 9);
    QCOMPARE(came, pages);
    // One at a time, none is left out and none comes twice
    params.limit = 1;
    params.cursor.reset();
    QStringList single;
    do {
        const auto page = list(params, viewer);
        single.append(namesOf(page).join(u' '));
        params.cursor = page->next;
    } while (params.cursor && single.size() < 9);
    QCOMPARE(single.join(u' '), pages.join(u' '));
}

void TestLists::countsAreOfTheWholeNotOfThePage()
{
    ListParams params;
    params.view = QStringLiteral("mine");
    const auto page = list(params);
    QVERIFY(page);
    QCOMPARE(page->counts.waiting, 2);
    QCOMPARE(page->counts.mine, 1);
    QCOMPARE(page->counts.all, 5);
    const auto ofTheBank = list(params, of({QStringLiteral("bank")}));
    QVERIFY(ofTheBank);
    QCOMPARE(ofTheBank->counts.waiting, 0);
    QCOMPARE(ofTheBank->counts.all, 1);
}

void TestLists::whatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<ListParams>("params");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* says, auto change) {
        ListParams params;
        params.view = QStringLiteral("all");
        change(params);
        QTest::newRow(name) << params << QString::fromLatin1(says);
    };
    row("a view", "must be waiting, mine or all", [](auto& p) { p.view = QStringLiteral("later"); });
    row("a state", "must be bot, waiting, open or ended", [](auto& p) { p.status = QStringLiteral("gone"); });
    row("none", "from 1 to 500", [](auto& p) { p.limit = 0; });
    row("too many", "from 1 to 500", [](auto& p) { p.limit = 501; });
    row("a place of no list", "Ask again without it", [](auto& p) { p.cursor = QStringLiteral("here"); });
    row("a place without a number", "Ask again without it",
        [](auto& p) { p.cursor = QString::fromLatin1(QByteArray("x:y").toBase64()); });
}

void TestLists::whatMakesNoSenseIsRefused()
{
    QFETCH(ListParams, params);
    QFETCH(QString, says);
    const auto refused = list(params);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Invalid);
    QVERIFY2(refused.error().detail.contains(says), qPrintable(refused.error().detail));
}

void TestLists::aTranscriptIsReadFromAnyPlace_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<qint64>("around");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("its end") << 2 << -1LL << -1LL << -1LL << QList<qint64>{4, 5};
    QTest::newRow("what came before") << 2 << 4LL << -1LL << -1LL << QList<qint64>{2, 3};
    QTest::newRow("its beginning") << 2 << 2LL << -1LL << -1LL << QList<qint64>{1};
    QTest::newRow("what came after") << 2 << -1LL << 1LL << -1LL << QList<qint64>{2, 3};
    QTest::newRow("a place and its neighbours") << 3 << -1LL << -1LL << 3LL << QList<qint64>{2, 3, 4};
}

void TestLists::aTranscriptIsReadFromAnyPlace()
{
    QFETCH(int, limit);
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QFETCH(qint64, around);
    QFETCH(QList<qint64>, expected);
    for (const auto* words : {"one", "two parcels", "three", "four", "five: my parcel"})
        QCOMPARE(m_play->says(QStringLiteral("Anna"), QString::fromLatin1(words)), QString());
    const auto known = [](qint64 n) { return n < 0 ? std::nullopt : std::optional(n); };
    protocol::GetParams params{m_play->now.value(QStringLiteral("Anna")).id, known(before), limit};
    params.after = known(after);
    params.around = known(around);
    params.query = QStringLiteral("parcel");
    const auto transcript = get(params);
    QVERIFY2(transcript, transcript ? "" : qPrintable(transcript.error().detail));
    QList<qint64> numbers;
    for (const auto& message : transcript->messages)
        numbers.append(message.n);
    QCOMPARE(numbers, expected);
    QCOMPARE(transcript->conversation.contact.name, QStringLiteral("Anna"));
    // Wherever they are
    QCOMPARE(transcript->hits, QList<qint64>({2, 5}));
}

void TestLists::onlyOnePlaceCanBeAskedFor()
{
    protocol::GetParams params{m_play->now.value(QStringLiteral("Anna")).id, 3, 2};
    params.after = 1;
    const auto refused = get(params);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Invalid);
}

void TestLists::aTranscriptOfAnotherBotIsNotThere()
{
    const protocol::GetParams params{m_play->now.value(QStringLiteral("Anna")).id, {}, {}};
    QVERIFY(get(params, of({QStringLiteral("shop")})));
    const auto refused = get(params, of({QStringLiteral("bank")}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::NotFound);
}

void TestLists::aCustomersCardHasTheirConversationsWithOneBot()
{
    // Given a customer whom two bots know by the same id: the shop twice
    const auto contact = QStringLiteral("u17");
    begins(QStringLiteral("Fay"), "WIDGET", contact);
    begins(QStringLiteral("Fay again"), "WA", contact);
    m_play->speaker = bank;
    begins(QStringLiteral("Fred"), "WIDGET", contact);
    const auto card = [&](const std::optional<BotId>& bot, const ReadingRoom::Viewer& viewer) {
        return ReadingStage::answerTo<protocol::ContactDetails>([&](auto reply) {
            m_room->contact(viewer, {ContactId(contact), bot}, std::move(reply));
        });
    };
    // Then it is the newest's, unless a bot is named
    const auto newest = card({}, ana);
    QVERIFY(newest);
    QCOMPARE(newest->name, QStringLiteral("Fred"));
    QCOMPARE(newest->conversations.size(), 1);
    const auto shops = card(m_play->shop.id, ana);
    QVERIFY(shops);
    QCOMPARE(shops->conversations.size(), 2);
    QCOMPARE(shops->conversations.constFirst().contact.name, shops->name);
    // and nothing of what is not the member's
    QCOMPARE(card({}, of({QStringLiteral("shop")}))->conversations.size(), 2);
    const auto strangers = card({}, of({QStringLiteral("other")}));
    QVERIFY(!strangers);
    QCOMPARE(strangers.error().kind, Refusal::Kind::NotFound);
}

BATON_TEST(TestLists)
#include "tst_lists.moc"
