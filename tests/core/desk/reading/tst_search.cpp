// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/botevents.h"
#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;

namespace {

const ReadingRoom::Viewer ana{MemberId(QStringLiteral("ana")), std::nullopt, 1};

} // namespace

/// Whatever is looked for is found: in every script, on every page, once, and only by whom it concerns.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<ReadingStage>(); }
    void cleanup() { m_stage.reset(); }

    void wordsAreFoundInEveryScript_data();
    void wordsAreFoundInEveryScript();
    void eachConversationComesOnce();
    void whatIsCommonIsFoundAsWhatIsRare();
    void aPageStaysWhatItIsWhileOthersWrite();
    void filtersNarrowASearch();
    void hitsAreShownMarkedAndCounted();
    void aReasonIsFound();
    void nothingIsFoundOfOtherBots();
    void membersOfAFewBotsGetTheirsInOrder();
    void aHalfCharacterCanBeLookedFor_data();
    void aHalfCharacterCanBeLookedFor();

private:
    Result<protocol::ListResult> list(const protocol::ListParams& params,
                                      const ReadingRoom::Viewer& viewer = ana)
    {
        return m_stage->list(params, viewer);
    }
    QStringList subjectsOf(const protocol::ListParams& params, const ReadingRoom::Viewer& viewer = ana)
    {
        return m_stage->subjectsOf(params, viewer);
    }

    std::unique_ptr<ReadingStage> m_stage;
};

void TestSearch::wordsAreFoundInEveryScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::newRow("Latin") << QStringLiteral("Where is my Café order?") << QStringLiteral("cafe ord");
    QTest::newRow("sharp s") << QStringLiteral("Die Straße") << QStringLiteral("STRASSE");
    QTest::newRow("final sigma") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος");
    QTest::newRow("full width") << QStringLiteral("ＯＲＤＥＲ") << QStringLiteral("order");
    QTest::newRow("Chinese") << QStringLiteral("我要退上海的票") << QStringLiteral("上海");
    QTest::newRow("Chinese, long") << QStringLiteral("我要退上海的票") << QStringLiteral("退上海的");
    QTest::newRow("Chinese, one sign") << QStringLiteral("我要退上海的票") << QStringLiteral("票");
    QTest::newRow("Japanese") << QStringLiteral("注文をｷｬﾝｾﾙしたい") << QStringLiteral("キャンセル");
    QTest::newRow("decomposed Korean")
        << QStringLiteral("환불요청").normalized(QString::NormalizationForm_D) << QStringLiteral("요청");
    QTest::newRow("Thai") << QStringLiteral("ฉันต้องการคืนเงิน") << QStringLiteral("คืนเงิน");
    QTest::newRow("Arabic") << QStringLiteral("أَيْنَ طَلَبِي؟") << QStringLiteral("طلبي");
    QTest::newRow("Hebrew") << QStringLiteral("שָׁלוֹם") << QStringLiteral("שלום");
    QTest::newRow("a long word") << QStringLiteral("Rindfleischetikettierung")
                                 << QStringLiteral("rindfleischetik");
    QTest::newRow("a word that is cut") << QString(300, u'x') << QString(200, u'x');
}

void TestSearch::wordsAreFoundInEveryScript()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    m_stage->converse(QStringLiteral("other"), QStringLiteral("Something else 的海上"));
    m_stage->converse(QStringLiteral("wanted"), text);
    const auto result = list(ReadingStage::lookFor(typed));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->items.size(), 1);
    QCOMPARE(result->items.constFirst().contact.name, QStringLiteral("wanted"));
    QVERIFY(!result->items.constFirst().hit->marks.isEmpty());
    QCOMPARE(result->found->all, 1);
}

void TestSearch::eachConversationComesOnce()
{
    QStringList all;
    for (int round = 0; round < 3; ++round)
        for (int i = 0; i < 7; ++i)
            m_stage->converse(QStringLiteral("s%1").arg(i), QStringLiteral("my parcel, %1").arg(round));
    for (int i = 6; i >= 0; --i)
        all.append(QStringLiteral("s%1").arg(i));
    for (int limit = 1; limit < 9; ++limit) {
        auto params = ReadingStage::lookFor(QStringLiteral("parcel"));
        params.limit = limit;
        QCOMPARE(subjectsOf(params), all);
    }
    m_stage->execute(QStringLiteral("UPDATE conversations SET state = 'waiting', waiting_since = 1"));
    auto waiting = ReadingStage::lookFor(QStringLiteral("parcel"));
    waiting.view = QStringLiteral("waiting");
    waiting.limit = 3;
    QCOMPARE(subjectsOf(waiting), all);
}

/// More than is looked at whole: the pages are read match by match, and the small views are looked through.
void TestSearch::whatIsCommonIsFoundAsWhatIsRare()
{
    constexpr int many = 1'100;
    m_stage->converse(QStringLiteral("chatty"), QStringLiteral("my parcel"));
    QList<desk::BotEvent> said;
    for (int i = 0; i < many; ++i) {
        said.append(baton::tests::botEvent(
            QStringLiteral("/much"), QString::number(i), QStringLiteral("baton.message.bot"),
            QStringLiteral("chatty"), Instant::now(),
            {{QStringLiteral("text"), QStringLiteral("parcel %1 in 三上海的票").arg(i)}}));
    }
    QVERIFY(m_stage->submit(QStringLiteral("shop"), said));
    QStringList all;
    for (int i = 0; i < 7; ++i) {
        all.prepend(QStringLiteral("s%1").arg(i));
        m_stage->converse(all.constFirst(), QStringLiteral("my parcel from 上海的"));
    }
    all.append(QStringLiteral("chatty"));
    m_stage->execute(QStringLiteral("UPDATE conversations SET state = 'bot'"));
    for (const auto* name : {"s2", "s5", "chatty"}) {
        m_stage->execute(
            QStringLiteral("UPDATE conversations SET state = 'waiting', waiting_since = 1, waiting_order = 1 "
                           "WHERE json_extract(contact_json, '$.name') = '%1'")
                .arg(QLatin1String(name)));
    }
    for (const auto& typed : {QStringLiteral("parc"), QStringLiteral("上海的")}) {
        auto params = ReadingStage::lookFor(typed);
        for (int limit = 1; limit < 10; ++limit) {
            params.view = QStringLiteral("all");
            params.limit = limit;
            QCOMPARE(subjectsOf(params), all);
            params.view = QStringLiteral("waiting");
            QCOMPARE(subjectsOf(params),
                     QStringList({QStringLiteral("s5"), QStringLiteral("s2"), QStringLiteral("chatty")}));
        }
        const auto page = list(params);
        QCOMPARE(*page->found, (protocol::Counts{3, 0, 8}));
        QCOMPARE(page->moreFound, true);
        QVERIFY(page->items.last().hit->count >= many);
        // A member of another bot pays for none of it, and finds none of it.
        const ReadingRoom::Viewer other{MemberId(QStringLiteral("ben")),
                                        QSet<BotId>{BotId(QStringLiteral("travel"))}, 2};
        QCOMPARE(subjectsOf(params, other), QStringList());
    }
}

void TestSearch::aPageStaysWhatItIsWhileOthersWrite()
{
    for (int i = 0; i < 4; ++i)
        m_stage->converse(QStringLiteral("s%1").arg(i), QStringLiteral("my parcel"));
    auto params = ReadingStage::lookFor(QStringLiteral("parcel"));
    params.limit = 2;
    const auto first = list(params);
    QCOMPARE(first->items.size(), 2);
    m_stage->converse(QStringLiteral("s0"), QStringLiteral("the parcel again"));
    params.cursor = first->next;
    QCOMPARE(subjectsOf(params), QStringList({QStringLiteral("s1"), QStringLiteral("s0")}));
}

void TestSearch::filtersNarrowASearch()
{
    m_stage->converse(QStringLiteral("waits"), QStringLiteral("my parcel"));
    m_stage->converse(QStringLiteral("mine"), QStringLiteral("my parcel"));
    m_stage->converse(QStringLiteral("other bot"), QStringLiteral("my parcel"), QStringLiteral("travel"));
    m_stage->execute(
        QStringLiteral("UPDATE conversations SET state = 'waiting', waiting_since = 1, updated_at = 5 WHERE "
                       "contact_json LIKE '%waits%'"));
    m_stage->execute(
        QStringLiteral("UPDATE conversations SET state = 'open', assignee = 'ana', assignee_name = 'Ana', "
                       "updated_at = 9 WHERE contact_json LIKE '%mine%'"));
    auto params = ReadingStage::lookFor(QStringLiteral("parcel"));
    const auto all = list(params);
    QCOMPARE(all->items.size(), 3);
    QCOMPARE(*all->found, (protocol::Counts{1, 1, 3}));
    QVERIFY(!all->moreFound);
    params.view = QStringLiteral("waiting");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("waits")});
    QCOMPARE(list(params)->found->all, 3);
    params.view = QStringLiteral("mine");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("mine")});
    params.view = QStringLiteral("all");
    params.status = QStringLiteral("open");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("mine")});
    params.status.reset();
    params.bot = BotId(QStringLiteral("travel"));
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("other bot")});
    params.bot.reset();
    params.channel = QStringLiteral("WA");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("other bot")});
    params.channel.reset();
    params.from = Instant{4};
    params.to = Instant{6};
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("waits")});
}

void TestSearch::hitsAreShownMarkedAndCounted()
{
    for (int i = 1; i <= 6; ++i) {
        m_stage->converse(QStringLiteral("s"),
                          i % 2 ? QStringLiteral("nothing here")
                                : QStringLiteral("%1 my *Refund*, please").arg(QString(300, u'.')));
    }
    const auto result = list(ReadingStage::lookFor(QStringLiteral("refund")));
    QCOMPARE(result->items.size(), 1);
    const auto hit = *result->items.constFirst().hit;
    QCOMPARE(hit.n, 6);
    QCOMPARE(hit.count, 3);
    QCOMPARE(hit.marks.size(), 1);
    QCOMPARE(hit.text.mid(hit.marks[0][0], hit.marks[0][1]), QStringLiteral("Refund"));
    QVERIFY(hit.text.size() < 250);

    const auto get = [&](const protocol::GetParams& params) {
        return ReadingStage::answerTo<protocol::GetResult>(
            [&](auto reply) { m_stage->room->get(ana, params, std::move(reply)); });
    };
    const auto id = result->items.constFirst().id;
    protocol::GetParams params{id, std::nullopt, 3};
    params.around = 3;
    params.query = QStringLiteral("REFUND");
    const auto around = get(params);
    QCOMPARE(*around->hits, QList<qint64>({2, 4, 6}));
    const auto ns = [](const Result<protocol::GetResult>& page) {
        QList<qint64> all;
        for (const auto& message : page->messages)
            all.append(message.n);
        return all;
    };
    QCOMPARE(ns(around), QList<qint64>({2, 3, 4}));
    params = {id, std::nullopt, 2};
    params.after = 4;
    QCOMPARE(ns(get(params)), QList<qint64>({5, 6}));
    params.before = 3;
    QCOMPARE(get(params).error().kind, Refusal::Kind::Invalid);
}

void TestSearch::aReasonIsFound()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Hello"));
    QVERIFY(m_stage->submit(
        QStringLiteral("shop"),
        {baton::tests::botEvent(QStringLiteral("/test"), QStringLiteral("e"),
                                QStringLiteral("baton.escalation.requested"), QStringLiteral("s"),
                                Instant::now(),
                                {{QStringLiteral("reason"), QStringLiteral("warranty question")}})}));
    auto params = ReadingStage::lookFor(QStringLiteral("warranty"));
    params.view = QStringLiteral("waiting");
    const auto result = list(params);
    QCOMPARE(result->items.size(), 1);
    QCOMPARE(result->items.constFirst().hit->text, QStringLiteral("warranty question"));
    QCOMPARE(result->items.constFirst().hit->n, 1);
}

void TestSearch::nothingIsFoundOfOtherBots()
{
    m_stage->converse(QStringLiteral("seen"), QStringLiteral("my parcel"));
    m_stage->converse(QStringLiteral("hidden"), QStringLiteral("my parcel"), QStringLiteral("travel"));
    const ReadingRoom::Viewer shop{MemberId(QStringLiteral("ben")),
                                   QSet<BotId>{BotId(QStringLiteral("shop"))}, 2};
    QCOMPARE(subjectsOf(ReadingStage::lookFor(QStringLiteral("parcel")), shop),
             QStringList{QStringLiteral("seen")});
    QCOMPARE(list(ReadingStage::lookFor(QStringLiteral("parcel")), shop)->found->all, 1);
    const ReadingRoom::Viewer nobody{MemberId(QStringLiteral("eve")), QSet<BotId>{}, 3};
    QCOMPARE(subjectsOf(ReadingStage::lookFor(QStringLiteral("parcel")), nobody), QStringList());
}

void TestSearch::membersOfAFewBotsGetTheirsInOrder()
{
    QStringList theirs;
    for (int i = 0; i < 9; ++i) {
        const auto bot = QStringLiteral("bot%1").arg(i % 3);
        m_stage->converse(QStringLiteral("s%1").arg(i), QStringLiteral("Hello"), bot);
        m_stage->execute(
            QStringLiteral("UPDATE conversations SET updated_at = %1 WHERE subject = 's%1'").arg(i));
        if (i % 3 != 1)
            theirs.prepend(QStringLiteral("s%1").arg(i));
    }
    const ReadingRoom::Viewer two{MemberId(QStringLiteral("ben")),
                                  QSet<BotId>{BotId(QStringLiteral("bot0")), BotId(QStringLiteral("bot2"))},
                                  2};
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    for (int limit = 1; limit < 8; ++limit) {
        params.limit = limit;
        QCOMPARE(subjectsOf(params, two), theirs);
    }
}

void TestSearch::aHalfCharacterCanBeLookedFor_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("found");
    const auto smile = QStringLiteral("😀");
    QTest::newRow("an emoji that the limit cuts") << QString(399, u' ') + smile << 0;
    QTest::newRow("the first half") << QStringLiteral("parcel ") + smile.at(0) << 1;
    QTest::newRow("the second half") << smile.at(1) + QStringLiteral(" parcel") << 1;
    QTest::newRow("within a word") << QStringLiteral("par") + smile.at(0) + QStringLiteral("cel") << 0;
    QTest::newRow("quotes and operators") << QStringLiteral("\"parcel\" AND NEAR( * ^ ) - {") << 0;
    QTest::newRow("no character at all") << QStringLiteral("parcel ") + QChar(0xFFFF) + QChar(0) << 1;
    QTest::newRow("nothing that is seen") << QStringLiteral("\u200b\ufe0f\u00ad") << 1;
    QTest::newRow("only marks") << QStringLiteral("\u0301\u0301") << 0;
}

void TestSearch::aHalfCharacterCanBeLookedFor()
{
    QFETCH(QString, query);
    QFETCH(int, found);
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Where is my parcel?"));
    const auto result = ReadingStage::answerTo<protocol::ListResult>(
        [&](auto reply) { m_stage->room->list(ana, ReadingStage::lookFor(query), std::move(reply)); });
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->items.size(), found);
}

BATON_TEST(TestSearch)
#include "tst_search.moc"
