// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/relay/directory/directory.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What the page is told to ask besides words, and what becomes of the answers.
class CustomerOffersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aButtonIsShownAndPressed();
    void whatCannotBePressedIsRefusedInWords();
    void aRatingIsAskedForWhenAPersonHasEnded();
    void aRatingIsAskedForAgainOnlyUntilItIsGiven();
    void nobodyIsAskedToRateABot();
    void aFormIsAskedForBeforeTheFirstMessage();
    void aFormIsCheckedByTheRelay();
    void nobodyBeginsWithoutWhatAFormNeeds();
    void whoWasThereBeforeTheFormGoesOn();

private:
    void botTells(const char* type, const QJsonObject& data);
    /// A person takes it and ends it.
    bool endByAda();
    bool isTaken(Page& page, int number) const
    {
        return QTest::qWaitFor([&] { return page.answer(number).has_value(); }) &&
               page.answer(number)->value(QLatin1String("ok")).toBool();
    }
    static QJsonObject last(const Page& page, const char* name)
    {
        return page.received(QString::fromLatin1(name))
            .value(page.received(QString::fromLatin1(name)).size() - 1);
    }

    std::unique_ptr<CustomerStage> m_stage;
    std::unique_ptr<Page> m_page;
    int m_next = 0;
};

void CustomerOffersTest::init()
{
    m_stage = std::make_unique<CustomerStage>();
    QVERIFY(m_stage->open());
    m_page = m_stage->page();
    QVERIFY(m_page);
}

void CustomerOffersTest::cleanup()
{
    m_page.reset();
    m_stage.reset();
}

void CustomerOffersTest::botTells(const char* type, const QJsonObject& data)
{
    std::promise<bool> taken;
    m_stage->parts().desk.submit(
        desk::BotBatch{
            {m_stage->bot, QStringLiteral("Support")},
            {botEvent(QStringLiteral("/test"), QString::number(++m_next), QString::fromLatin1(type),
                      m_stage->conversation().toString(), Instant::now(), data)}},
        [&](const Result<desk::BotAnswer>& answer) { taken.set_value(answer && answer->accepted == 1); });
    QVERIFY(taken.get_future().get());
}

bool CustomerOffersTest::endByAda()
{
    const auto id = m_stage->conversation();
    return isTaken(*m_page, m_page->emitEvent(QStringLiteral("human"), {})) &&
           m_stage->asAda(desk::Claim{id}).get() && m_stage->asAda(desk::Resolve{id}).get();
}

void CustomerOffersTest::aButtonIsShownAndPressed()
{
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p1"), QStringLiteral("Where is it?"))));
    botTells("baton.message.bot",
             {{QStringLiteral("text"), QStringLiteral("Would you like a person?")},
              {QStringLiteral("buttons"),
               QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("no")},
                                      {QStringLiteral("text"), QStringLiteral("No, thanks")}}}}});
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 2);
    const auto offer = last(*m_page, "message");
    QCOMPARE(offer.value(QLatin1String("buttons")).toArray().size(), 1);
    // Whoever comes later sees them too.
    const auto later = m_stage->page(m_page->visitor());
    QVERIFY(later);
    QVERIFY(later->session().value(QLatin1String("messages"))[1][QLatin1String("buttons")].isArray());
    // when it is pressed, twice, as an impatient person does
    const QJsonObject press{{QStringLiteral("message"), offer.value(QLatin1String("id"))},
                            {QStringLiteral("button"), QStringLiteral("no")}};
    const int first = m_page->emitEvent(QStringLiteral("button"), press);
    const int again = m_page->emitEvent(QStringLiteral("button"), press);
    QVERIFY(isTaken(*m_page, first) && isTaken(*m_page, again));
    // then it is said once, in every tab
    QCOMPARE(m_page->answer(first)->value(QLatin1String("n")).toInt(), 3);
    QCOMPARE(m_page->answer(again)->value(QLatin1String("n")).toInt(), 3);
    QTRY_COMPARE(m_page->order().constLast(), QStringLiteral("No, thanks"));
    QTRY_COMPARE(later->order().constLast(), QStringLiteral("No, thanks"));
    QCOMPARE(m_page->received(QStringLiteral("message")).size(), 3);
}

void CustomerOffersTest::whatCannotBePressedIsRefusedInWords()
{
    const int nothing = m_page->emitEvent(QStringLiteral("button"), {});
    const int unknown =
        m_page->emitEvent(QStringLiteral("button"), {{QStringLiteral("message"), QStringLiteral("g1")},
                                                     {QStringLiteral("button"), QStringLiteral("no")}});
    QTRY_VERIFY(m_page->answer(nothing) && m_page->answer(unknown));
    QCOMPARE(m_page->refusalOf(nothing), QStringLiteral("invalid"));
    QCOMPARE(m_page->refusalOf(unknown), QStringLiteral("conflict"));
}

void CustomerOffersTest::aRatingIsAskedForWhenAPersonHasEnded()
{
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p1"), QStringLiteral("Where is it?"))));
    QVERIFY(endByAda());
    QTRY_COMPARE(m_page->received(QStringLiteral("rating")).size(), 1);
    QCOMPARE(last(*m_page, "rating").value(QLatin1String("ask")).toBool(), true);
    QCOMPARE(last(*m_page, "rating").value(QLatin1String("agent")).toString(), QStringLiteral("Ada"));
    // Wrong ones are refused.
    for (const auto& wrong :
         {QJsonObject{}, QJsonObject{{QStringLiteral("score"), 6}},
          QJsonObject{{QStringLiteral("score"), 4.5}},
          QJsonObject{{QStringLiteral("score"), 4}, {QStringLiteral("text"), QString(1001, u'x')}}}) {
        const int number = m_page->emitEvent(QStringLiteral("rate"), wrong);
        QTRY_VERIFY(m_page->answer(number));
        QVERIFY(!m_page->refusalOf(number).isEmpty());
    }
    const auto later = m_stage->page(m_page->visitor());
    QVERIFY(later);
    QVERIFY(isTaken(*m_page, m_page->emitEvent(QStringLiteral("rate"),
                                               {{QStringLiteral("score"), 5},
                                                {QStringLiteral("text"), QStringLiteral("Quick.")}})));
    // Every tab knows that it is done.
    for (const auto* page : {m_page.get(), later.get()}) {
        QTRY_VERIFY(last(*page, "rating").value(QLatin1String("score")).toInt() == 5);
        QCOMPARE(last(*page, "rating").value(QLatin1String("ask")).toBool(), false);
    }
}

void CustomerOffersTest::aRatingIsAskedForAgainOnlyUntilItIsGiven()
{
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p1"), QStringLiteral("Where is it?"))));
    QVERIFY(endByAda());
    const auto asked = [&] {
        const auto page = m_stage->page(m_page->visitor());
        return page && page->session().value(QLatin1String("rating"))[QLatin1String("ask")].toBool();
    };
    QVERIFY(asked());
    QVERIFY(isTaken(*m_page, m_page->emitEvent(QStringLiteral("rate"), {{QStringLiteral("score"), 2}})));
    QVERIFY(!asked());
    // The next end is another one.
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p2"), QStringLiteral("One more thing"))));
    QVERIFY(!asked());
    QTRY_COMPARE(last(*m_page, "rating"), (QJsonObject{{QStringLiteral("ask"), false}}));
    QVERIFY(endByAda());
    QVERIFY(asked());
}

void CustomerOffersTest::nobodyIsAskedToRateABot()
{
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p1"), QStringLiteral("Where is it?"))));
    QVERIFY(endByAda());
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p2"), QStringLiteral("Thank you"))));
    botTells("baton.conversation.ended", {});
    const auto later = m_stage->page(m_page->visitor());
    QVERIFY(later);
    QCOMPARE(later->session().value(QLatin1String("state")).toString(), QStringLiteral("ended"));
    QVERIFY(!later->session().contains(QLatin1String("rating")));
}

void CustomerOffersTest::aFormIsAskedForBeforeTheFirstMessage()
{
    QVERIFY(!m_page->session().contains(QLatin1String("form")));
    QVERIFY(m_stage->setBot(QStringLiteral("form_fields"),
                            QStringLiteral("name*, email, topic: About = A refund | Other")));
    const auto page = m_stage->page();
    const auto tab = m_stage->page(page->visitor());
    QVERIFY(page && tab);
    const auto fields = page->session().value(QLatin1String("form"))[QLatin1String("fields")].toArray();
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(0).toObject(), (QJsonObject{{QStringLiteral("key"), QStringLiteral("name")},
                                                   {QStringLiteral("required"), true}}));
    QCOMPARE(fields.at(2)[QLatin1String("choices")].toArray().size(), 2);
    // when it is filled in
    const QJsonObject values{{QStringLiteral("name"), QStringLiteral("Jane")},
                             {QStringLiteral("topic"), QStringLiteral("A refund")}};
    QVERIFY(isTaken(*page, page->emitEvent(QStringLiteral("form"), {{QStringLiteral("values"), values}})));
    // then no other tab asks any more, and nobody who comes later
    QTRY_COMPARE(tab->received(QStringLiteral("form")).size(), 1);
    QVERIFY(last(*tab, "form").value(QLatin1String("fields")).toArray().isEmpty());
    const auto later = m_stage->page(page->visitor());
    QVERIFY(later);
    QVERIFY(!later->session().contains(QLatin1String("form")));
    QVERIFY(!later->session().value(QLatin1String("conversation")).toString().isEmpty());
}

void CustomerOffersTest::aFormIsCheckedByTheRelay()
{
    QVERIFY(
        m_stage->setBot(QStringLiteral("form_fields"), QStringLiteral("name*, topic = A refund | Other")));
    const auto page = m_stage->page();
    QVERIFY(page);
    for (const auto& wrong :
         {QJsonObject{}, QJsonObject{{QStringLiteral("values"), QJsonObject{}}},
          QJsonObject{
              {QStringLiteral("values"), QJsonObject{{QStringLiteral("name"), QStringLiteral("x")},
                                                     {QStringLiteral("topic"), QStringLiteral("x")}}}},
          QJsonObject{{QStringLiteral("values"), QJsonObject{{QStringLiteral("name"), QStringLiteral("x")},
                                                             {QStringLiteral("role"), QStringLiteral("x")}}}},
          QJsonObject{
              {QStringLiteral("values"), QJsonObject{{QStringLiteral("name"), QString(201, u'x')}}}}}) {
        const int number = page->emitEvent(QStringLiteral("form"), wrong);
        QTRY_VERIFY(page->answer(number));
        QVERIFY(!page->refusalOf(number).isEmpty());
    }
    const auto again = m_stage->page(page->visitor());
    QVERIFY(again && again->session().contains(QLatin1String("form")));
}

void CustomerOffersTest::nobodyBeginsWithoutWhatAFormNeeds()
{
    QVERIFY(
        m_stage->setBot(QStringLiteral("form_fields"), QStringLiteral("name*, email, order*: Order number")));
    const auto page = m_stage->page();
    QVERIFY(page);
    // Whatever a page does, or whoever speaks without one
    const auto isRefused = [&](int number) {
        return QTest::qWaitFor([&] { return page->answer(number).has_value(); }) &&
               page->refusalOf(number) == QLatin1String("conflict") &&
               page->answer(number)
                   ->value(QLatin1String("error"))[QLatin1String("detail")]
                   .toString()
                   .contains(QLatin1String("Still needed: name, Order number."));
    };
    QVERIFY(isRefused(page->write(QStringLiteral("p1"), QStringLiteral("Hi"))));
    QVERIFY(isRefused(page->emitEvent(QStringLiteral("human"), {})));
    QVERIFY(m_stage->conversation().isEmpty());
    // when it is answered, then the same goes through.
    const QJsonObject values{{QStringLiteral("name"), QStringLiteral("Jane")},
                             {QStringLiteral("order"), QStringLiteral("4411")}};
    QVERIFY(isTaken(*page, page->emitEvent(QStringLiteral("form"), {{QStringLiteral("values"), values}})));
    QVERIFY(isTaken(*page, page->write(QStringLiteral("p1"), QStringLiteral("Hi"))));
    QVERIFY(isTaken(*page, page->emitEvent(QStringLiteral("human"), {})));
}

void CustomerOffersTest::whoWasThereBeforeTheFormGoesOn()
{
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p1"), QStringLiteral("Hi"))));
    QVERIFY(m_stage->setBot(QStringLiteral("form_fields"), QStringLiteral("name*")));
    QVERIFY(isTaken(*m_page, m_page->write(QStringLiteral("p2"), QStringLiteral("Still here"))));
    // What need not be answered keeps nobody waiting.
    QVERIFY(m_stage->setBot(QStringLiteral("form_fields"), QStringLiteral("name")));
    const auto another = m_stage->page();
    QVERIFY(another);
    QVERIFY(isTaken(*another, another->write(QStringLiteral("p1"), QStringLiteral("Hi"))));
}

BATON_TEST(CustomerOffersTest)
#include "tst_customeroffers.moc"
