// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tags.h"
#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::DeskPlay;
using baton::tests::person;

/// Tags: by agents, by bots, and by the relay itself where a bot's setting says so.
class TestTagging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init() { m_play = std::make_unique<DeskPlay>(); }
    void cleanup();

    void agentsAddAndTakeAway();
    void whatIsThereAlreadyIsNoEvent();
    void onlyOnesOwnBotsAreTagged();
    void aBotAddsItsOwn();
    void aBotWithTooManyIsToldSo();
    void orderNumbersBecomeTagsWhereThatIsWanted();
    void withoutTheSettingNothingDoes();
    void whatWasTakenAwayDoesNotComeBackByItself();
    void atMostFiveComeByThemselves();

private:
    QStringList tags(const char* subject) const
    {
        return m_play->now.value(QString::fromLatin1(subject)).tags;
    }
    QStringList found(const QString& tag) const;

    std::unique_ptr<DeskPlay> m_play;
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const QString m_s = QStringLiteral("s");
};

void TestTagging::cleanup()
{
    m_play->close();
    QCOMPARE(m_play->stage.differences(), QStringList());
}

QStringList TestTagging::found(const QString& tag) const
{
    return m_play->stage
        .text(QStringLiteral("SELECT COUNT(*) FROM conversation_tags WHERE log = %log AND tag = '") + tag +
              QStringLiteral("'"))
        .split(u' ');
}

void TestTagging::agentsAddAndTakeAway()
{
    const auto id = m_play->waits(m_s);
    const auto tagged =
        m_play->act(m_ana, desk::Tag{id, {QStringLiteral("Refund"), QStringLiteral("VIP")}, {}});
    QVERIFY2(tagged, tagged ? "" : qPrintable(tagged.error().detail));
    QCOMPARE(tagged->tags, (QStringList{QStringLiteral("Refund"), QStringLiteral("VIP")}));
    QCOMPARE(m_play->types.constLast(), QStringLiteral("conversation.tagged"));
    QCOMPARE(found(QStringLiteral("refund")), QStringList{QStringLiteral("1")});

    QCOMPARE(m_play->act(m_ana, desk::Tag{id, {}, {QStringLiteral("refund")}})->tags,
             QStringList{QStringLiteral("VIP")});
    QCOMPARE(found(QStringLiteral("refund")), QStringList{QStringLiteral("0")});
    QCOMPARE(found(QStringLiteral("vip")), QStringList{QStringLiteral("1")});
    // They stay through all that happens next, and a restart.
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    m_play->close();
    m_play->open();
    QCOMPARE(m_play->act(m_ana, desk::Resolve{id})->tags, QStringList{QStringLiteral("VIP")});
}

void TestTagging::whatIsThereAlreadyIsNoEvent()
{
    const auto id = m_play->waits(m_s);
    QVERIFY(m_play->act(m_ana, desk::Tag{id, {QStringLiteral("Refund")}, {}}));
    const auto seq = m_play->seq();
    QCOMPARE(m_play->act(m_ana, desk::Tag{id, {QStringLiteral("REFUND")}, {QStringLiteral("vip")}})->tags,
             QStringList{QStringLiteral("Refund")});
    QCOMPARE(m_play->seq(), seq);
}

void TestTagging::onlyOnesOwnBotsAreTagged()
{
    const auto id = m_play->waits(m_s);
    auto eve = person(QStringLiteral("Eve"));
    eve.bots = QSet<BotId>{BotId(QStringLiteral("other"))};
    QCOMPARE(m_play->act(eve, desk::Tag{id, {QStringLiteral("x")}, {}}).error().kind,
             Refusal::Kind::NotFound);
}

void TestTagging::aBotAddsItsOwn()
{
    m_play->waits(m_s);
    const auto type = QStringLiteral("baton.conversation.tagged");
    QCOMPARE(m_play->tell(type, m_s, {{QStringLiteral("tags"), QJsonArray{QStringLiteral("billing")}}}),
             QString());
    QCOMPARE(tags("s"), QStringList{QStringLiteral("billing")});
    // It began with this event.
    QCOMPARE(m_play->tell(type, QStringLiteral("new"),
                          {{QStringLiteral("tags"), QJsonArray{QStringLiteral("a")}}}),
             QString());
    QCOMPARE(tags("new"), QStringList{QStringLiteral("a")});
}

void TestTagging::aBotWithTooManyIsToldSo()
{
    const auto id = m_play->waits(m_s);
    QStringList many;
    for (int i = 0; i < mostTags; ++i)
        many.append(QStringLiteral("t%1").arg(i));
    QVERIFY(m_play->act(m_ana, desk::Tag{id, many, {}}));
    const auto told = m_play->tell(QStringLiteral("baton.conversation.tagged"), m_s,
                                   {{QStringLiteral("tags"), QJsonArray{QStringLiteral("one more")}}});
    QVERIFY2(told.contains(QLatin1String("at most 20 tags")), qPrintable(told));
    QCOMPARE(tags("s"), many);
}

void TestTagging::orderNumbersBecomeTagsWhereThatIsWanted()
{
    m_play->stage.setBot(QStringLiteral("shop"), R"({"tags_extract":"orders,accounts"})");
    m_play->says(m_s, QStringLiteral("Where is my order 3348917502?"));
    QCOMPARE(tags("s"), QStringList{QStringLiteral("3348917502")});
    m_play->answers(m_s, QStringLiteral("What is your username?"));
    m_play->says(m_s, QStringLiteral("cminh730"));
    QCOMPARE(tags("s"), (QStringList{QStringLiteral("3348917502"), QStringLiteral("cminh730")}));
    QCOMPARE(found(QStringLiteral("cminh730")), QStringList{QStringLiteral("1")});
}

void TestTagging::withoutTheSettingNothingDoes()
{
    m_play->says(m_s, QStringLiteral("Where is my order 3348917502?"));
    QVERIFY(tags("s").isEmpty());
}

void TestTagging::whatWasTakenAwayDoesNotComeBackByItself()
{
    m_play->stage.setBot(QStringLiteral("shop"), R"({"tags_extract":"orders"})");
    const auto again = QStringLiteral("Where is my order 3348917502?");
    m_play->says(m_s, again);
    const auto id = m_play->now.value(m_s).id;
    QVERIFY(m_play->act(m_ana, desk::Tag{id, {}, {QStringLiteral("3348917502")}}));
    m_play->says(m_s, again);
    QVERIFY(tags("s").isEmpty());
    m_play->close();
    m_play->open();
    m_play->says(m_s, again);
    QVERIFY(tags("s").isEmpty());
    // Somebody may set it all the same.
    QVERIFY(m_play->act(m_ana, desk::Tag{id, {QStringLiteral("3348917502")}, {}}));
    QCOMPARE(tags("s"), QStringList{QStringLiteral("3348917502")});
}

void TestTagging::atMostFiveComeByThemselves()
{
    m_play->stage.setBot(QStringLiteral("shop"), R"({"tags_extract":"orders"})");
    for (int i = 0; i < 9; ++i)
        m_play->says(m_s, QStringLiteral("And order 334891750%1 too").arg(i));
    QCOMPARE(tags("s").size(), mostNamedInText);
}

BATON_TEST(TestTagging)
#include "tst_tagging.moc"
