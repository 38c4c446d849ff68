// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/rebuild.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/reading/readingstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;

namespace {

const ReadingRoom::Viewer ana{MemberId(QStringLiteral("ana")), std::nullopt, 1};

} // namespace

/// A search finds what stands in tags as it finds what was said.
class TestSearchTags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<ReadingStage>(); }
    void cleanup() { m_stage.reset(); }

    void aTagFindsItsConversation_data();
    void aTagFindsItsConversation();
    void whatWasSaidGoesBeforeATag();
    void nothingIsFoundOfOtherBots();
    void filtersNarrowItAndEachViewIsCounted();
    void whatWasTakenAwayIsNotFound();
    void amongMuchThatWasSaidTheyKeepTheirPlace();
    void itIsFoundAfterTheTablesWereMadeAgain();

private:
    void tag(const QString& customer, const QStringList& tags, const QString& bot = QStringLiteral("shop"))
    {
        QVERIFY(m_stage->submit(
            bot,
            {baton::tests::botEvent(QStringLiteral("/tags"), QString::number(++m_next),
                                    QStringLiteral("baton.conversation.tagged"), customer, Instant::now(),
                                    {{QStringLiteral("tags"), QJsonArray::fromStringList(tags)}})}));
    }
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
    int m_next = 0;
};

void TestSearchTags::aTagFindsItsConversation_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("tag");
    QTest::newRow("whole") << QStringLiteral("Große Bestellung") << QStringLiteral("Große Bestellung");
    QTest::newRow("in another case") << QStringLiteral("GROßE BEST") << QStringLiteral("Große Bestellung");
    QTest::newRow("how it begins") << QStringLiteral("33489") << QStringLiteral("3348917502");
    QTest::newRow("not how it ends") << QStringLiteral("17502") << QString();
    QTest::newRow("not a sign of the search") << QStringLiteral("33%") << QString();
}

void TestSearchTags::aTagFindsItsConversation()
{
    QFETCH(QString, typed);
    QFETCH(QString, tag);
    m_stage->converse(QStringLiteral("other"), QStringLiteral("Hello"));
    m_stage->converse(QStringLiteral("wanted"), QStringLiteral("Where is it?"));
    this->tag(QStringLiteral("wanted"),
              {QStringLiteral("VIP"), QStringLiteral("3348917502"), QStringLiteral("Große Bestellung")});
    const auto result = list(ReadingStage::lookFor(typed));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->items.size(), tag.isEmpty() ? 0 : 1);
    QCOMPARE(result->found->all, tag.isEmpty() ? 0 : 1);
    if (tag.isEmpty())
        return;
    const auto& found = result->items.constFirst();
    QCOMPARE(found.contact.name, QStringLiteral("wanted"));
    // It is shown as it is, and no message has it.
    QCOMPARE(found.hit->text, tag);
    QCOMPARE(found.hit->n, 1);
    QCOMPARE(found.hit->count, 0);
}

void TestSearchTags::whatWasSaidGoesBeforeATag()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("I want a refund"));
    tag(QStringLiteral("s"), {QStringLiteral("Refund")});
    const auto result = list(ReadingStage::lookFor(QStringLiteral("refund")));
    QCOMPARE(result->items.size(), 1);
    QCOMPARE(result->items.constFirst().hit->text, QStringLiteral("I want a refund"));
    QCOMPARE(result->items.constFirst().hit->count, 1);
    QCOMPARE(result->found->all, 1);
}

void TestSearchTags::nothingIsFoundOfOtherBots()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Hello"));
    tag(QStringLiteral("s"), {QStringLiteral("Refund")});
    const ReadingRoom::Viewer other{MemberId(QStringLiteral("ben")),
                                    QSet<BotId>{BotId(QStringLiteral("travel"))}, 2};
    QCOMPARE(subjectsOf(ReadingStage::lookFor(QStringLiteral("refund")), other), QStringList());
}

void TestSearchTags::filtersNarrowItAndEachViewIsCounted()
{
    for (const auto* name : {"waits", "mine", "bot"}) {
        m_stage->converse(QString::fromLatin1(name), QStringLiteral("Hello"));
        tag(QString::fromLatin1(name), {QStringLiteral("Refund")});
    }
    m_stage->execute(QStringLiteral("UPDATE conversations SET state = 'waiting', waiting_since = 1 WHERE "
                                    "contact_json LIKE '%waits%'"));
    m_stage->execute(QStringLiteral("UPDATE conversations SET state = 'open', assignee = 'ana', "
                                    "assignee_name = 'Ana' WHERE contact_json LIKE '%mine%'"));
    auto params = ReadingStage::lookFor(QStringLiteral("refund"));
    QCOMPARE(subjectsOf(params),
             (QStringList{QStringLiteral("bot"), QStringLiteral("mine"), QStringLiteral("waits")}));
    QCOMPARE(*list(params)->found, (protocol::Counts{1, 1, 3}));
    params.view = QStringLiteral("waiting");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("waits")});
    params.view = QStringLiteral("mine");
    QCOMPARE(subjectsOf(params), QStringList{QStringLiteral("mine")});
}

void TestSearchTags::whatWasTakenAwayIsNotFound()
{
    const auto id = m_stage->converse(QStringLiteral("s"), QStringLiteral("Hello"));
    tag(QStringLiteral("s"), {QStringLiteral("Refund")});
    const desk::Agent agent{{{ana.member, QStringLiteral("Ana")}, permissionsOf(Role::Agent)}, std::nullopt};
    QVERIFY(ReadingStage::answerTo<desk::AgentAnswer>([&](auto reply) {
        m_stage->desk->submit(desk::AgentCommand{agent, CommandId(QStringLiteral("k")),
                                                 desk::Tag{id, {}, {QStringLiteral("refund")}}},
                              reply);
    }));
    QCOMPARE(subjectsOf(ReadingStage::lookFor(QStringLiteral("refund"))), QStringList());
}

/// More than is looked at whole: the pages are read match by match.
void TestSearchTags::amongMuchThatWasSaidTheyKeepTheirPlace()
{
    constexpr int many = 1'100;
    m_stage->converse(QStringLiteral("chatty"), QStringLiteral("my parcel"));
    QList<desk::BotEvent> said;
    for (int i = 0; i < many; ++i) {
        said.append(baton::tests::botEvent(QStringLiteral("/much"), QString::number(i),
                                           QStringLiteral("baton.message.bot"), QStringLiteral("chatty"),
                                           Instant::now(),
                                           {{QStringLiteral("text"), QStringLiteral("parcel %1").arg(i)}}));
    }
    m_stage->converse(QStringLiteral("before"), QStringLiteral("Hello"));
    QVERIFY(m_stage->submit(QStringLiteral("shop"), said));
    QStringList all{QStringLiteral("chatty"), QStringLiteral("before")};
    for (int i = 0; i < 6; ++i) {
        all.prepend(QStringLiteral("s%1").arg(i));
        // Every other one says it, one says it and was tagged with it, the others were only tagged.
        m_stage->converse(all.constFirst(), i % 2 ? QStringLiteral("my parcel") : QStringLiteral("Hello"));
        if (i == 3) // what was said last there is not what is looked for
            m_stage->converse(all.constFirst(), QStringLiteral("Thank you"));
    }
    for (const auto* name : {"before", "s0", "s2", "s3", "s4"})
        tag(QString::fromLatin1(name), {QStringLiteral("Parcel")});
    auto params = ReadingStage::lookFor(QStringLiteral("parc"));
    for (int limit = 1; limit < 10; ++limit) {
        params.limit = limit;
        QCOMPARE(subjectsOf(params), all);
    }
    QCOMPARE(list(params)->found->all, 8);
}

void TestSearchTags::itIsFoundAfterTheTablesWereMadeAgain()
{
    m_stage->converse(QStringLiteral("s"), QStringLiteral("Hello"));
    tag(QStringLiteral("s"), {QStringLiteral("Refund")});
    m_stage->room.reset();
    m_stage->desk.reset();
    const auto path = m_stage->folder.filePath(QStringLiteral("baton.db"));
    {
        const auto database = storage::Database::open(path);
        QVERIFY(database && desk::rebuild(**database));
    }
    m_stage->room = std::make_unique<ReadingRoom>(path, m_stage->presence);
    QVERIFY(m_stage->room->start());
    QCOMPARE(subjectsOf(ReadingStage::lookFor(QStringLiteral("refund"))), QStringList{QStringLiteral("s")});
}

BATON_TEST(TestSearchTags)
#include "tst_searchtags.moc"
