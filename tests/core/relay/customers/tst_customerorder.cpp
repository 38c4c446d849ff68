// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/protocol/bot/botnotice.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What a page sees while answers and events cross: nothing twice, nothing missing, nothing in the wrong
/// order.
class CustomerOrderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open({}); }
    void cleanup();

    void eventsWaitForTheAnswerThatNamesThem();
    void aRefusedMessageHoldsNothingUp();
    void whatTheSessionHasIsNotToldAgain();
    void whatCameLaterIsToldWhateverItsTime_data();
    void whatCameLaterIsToldWhateverItsTime();

private:
    void open(const CustomerLimits& limits);
    /// A page of the visitor whose secret this is, as far as the room knows of it: it may have no session
    /// yet.
    std::unique_ptr<Page> arriving(const QString& visitor);
    void botTells(const char* type, const QString& text);

    std::unique_ptr<CustomerStage> m_stage;
    std::unique_ptr<Page> m_page; ///< of somebody who has said "one"
};

void CustomerOrderTest::open(const CustomerLimits& limits)
{
    m_page.reset();
    m_stage = std::make_unique<CustomerStage>(limits);
    QVERIFY(m_stage->open());
    m_page = m_stage->page();
    QVERIFY(m_page);
    m_page->write(QStringLiteral("p0"), QStringLiteral("one"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 1);
}

void CustomerOrderTest::cleanup()
{
    m_page.reset();
    m_stage.reset();
}

std::unique_ptr<Page> CustomerOrderTest::arriving(const QString& visitor)
{
    auto page = std::make_unique<Page>(m_stage->pageUrl(), CustomerStage::auth(visitor));
    return QTest::qWaitFor([&] { return page->isConnected(); }) && page->isHeard() ? std::move(page)
                                                                                   : nullptr;
}

void CustomerOrderTest::botTells(const char* type, const QString& text)
{
    static int events = 0;
    m_stage->parts().desk.submit(
        desk::BotBatch{
            {m_stage->bot, QStringLiteral("Support")},
            {botEvent(QStringLiteral("/test"), QString::number(++events), QString::fromLatin1(type),
                      m_stage->conversation().toString(), Instant::now(), {{QStringLiteral("text"), text}})}},
        [](const Result<desk::BotAnswer>&) {});
}

/// The desk tells what it recorded before it answers; the page still learns which of its messages this is.
void CustomerOrderTest::eventsWaitForTheAnswerThatNamesThem()
{
    // given two messages of the same words and one of the bot, which the desk commits together
    auto desk = m_stage->holdDesk();
    m_page->write(QStringLiteral("p1"), QStringLiteral("hello"));
    m_page->write(QStringLiteral("p2"), QStringLiteral("hello"));
    QVERIFY(m_page->isHeard());
    botTells("baton.message.bot", QStringLiteral("Hi."));
    // when it tells of all of them, and only then answers
    desk.reset();
    // then the page knows its own from one another, and from what is not its own
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 4);
    const auto messages = m_page->received(QStringLiteral("message"));
    QCOMPARE(messages.at(1).value(QLatin1String("clientId")).toString(), QStringLiteral("p1"));
    QCOMPARE(messages.at(2).value(QLatin1String("clientId")).toString(), QStringLiteral("p2"));
    QCOMPARE(messages.at(3).value(QLatin1String("text")).toString(), QStringLiteral("Hi."));
    QVERIFY(!messages.at(3).contains(QLatin1String("clientId")));
}

void CustomerOrderTest::aRefusedMessageHoldsNothingUp()
{
    // given a page whose ids may be longer than the desk takes them
    open({.messageId = 1000});
    // when its message is refused in the commit in which the bot tells what the customer says elsewhere
    auto desk = m_stage->holdDesk();
    const int number = m_page->write(QString(201, u'x'), QStringLiteral("hello"));
    QVERIFY(m_page->isHeard());
    botTells("baton.message.customer", QStringLiteral("by telephone"));
    desk.reset();
    // then the one is said to be wrong, and the other is shown
    QTRY_VERIFY(m_page->answer(number));
    QCOMPARE(m_page->refusalOf(number), QStringLiteral("invalid"));
    QTRY_COMPARE(m_page->received(QStringLiteral("message")).size(), 2);
    const auto shown = m_page->received(QStringLiteral("message")).at(1);
    QCOMPARE(shown.value(QLatin1String("text")).toString(), QStringLiteral("by telephone"));
    QVERIFY(!shown.contains(QLatin1String("clientId")));
}

void CustomerOrderTest::whatTheSessionHasIsNotToldAgain()
{
    // given somebody who waits for a person
    const int human = m_page->emitEvent(QStringLiteral("human"), {});
    QTRY_VERIFY(m_page->answer(human));
    // when in one commit they are claimed, look at the page in another tab, and write on in the first
    auto desk = m_stage->holdDesk();
    auto claimed = m_stage->asAda(desk::Claim{m_stage->conversation()});
    const auto second = arriving(m_page->visitor());
    QVERIFY(second);
    m_page->write(QStringLiteral("p1"), QStringLiteral("two"));
    QVERIFY(m_page->isHeard());
    desk.reset();
    QVERIFY(claimed.get());
    // then what the desk had seen of it before is in the session
    QTRY_VERIFY(!second->session().isEmpty());
    QCOMPARE(second->session().value(QLatin1String("state")).toString(), QStringLiteral("open"));
    QCOMPARE(second->session().value(QLatin1String("agent")).toString(), QStringLiteral("Ada"));
    QCOMPARE(second->session().value(QLatin1String("messages")).toArray().size(), 1);
    QCOMPARE(second->noticesAtFirst(),
             QStringList({QStringLiteral("waiting"), QStringLiteral("transferred")}));
    // and it is told the rest alone
    QVERIFY(m_stage->asAda(desk::Resolve{m_stage->conversation()}).get());
    QTRY_COMPARE(second->order(),
                 QStringList({QStringLiteral("two"), QStringLiteral("=ended"), QStringLiteral("!resolved")}));
}

/// Times have milliseconds, two things fit into one, and clocks are set back: the numbers count.
void CustomerOrderTest::whatCameLaterIsToldWhateverItsTime_data()
{
    QTest::addColumn<qint64>("at");
    QTest::newRow("within the millisecond") << qint64(10'000);
    QTest::newRow("by a clock that was set back") << qint64(4'000);
}

void CustomerOrderTest::whatCameLaterIsToldWhateverItsTime()
{
    QFETCH(qint64, at);
    // given somebody who waits since ten seconds past
    m_stage->setTime(Instant{10'000});
    const int human = m_page->emitEvent(QStringLiteral("human"), {});
    QTRY_VERIFY(m_page->answer(human));
    // when another tab has got the desk's answer, and its transcript is still to be read
    auto reading = m_stage->holdReading();
    const auto second = arriving(m_page->visitor());
    QVERIFY(second);
    m_stage->setTime(Instant{at});
    const int two = m_page->write(QStringLiteral("p1"), QStringLiteral("two"));
    QTRY_VERIFY(m_page->answer(two)); // of one visitor the desk answers in order
    // and an agent comes and goes before it is
    QVERIFY(m_stage->asAda(desk::Claim{m_stage->conversation()}).get());
    QVERIFY(m_stage->asAda(desk::Resolve{m_stage->conversation()}).get());
    QVERIFY(second->session().isEmpty());
    reading.reset();
    // then the session is of before all that
    QTRY_VERIFY(!second->session().isEmpty());
    QCOMPARE(second->session().value(QLatin1String("state")).toString(), QStringLiteral("waiting"));
    QCOMPARE(second->noticesAtFirst(), QStringList{QStringLiteral("waiting")});
    // which is told after it, once
    QTRY_COMPARE(second->order(),
                 QStringList({QStringLiteral("two"), QStringLiteral("=open"), QStringLiteral("!transferred"),
                              QStringLiteral("=ended"), QStringLiteral("!resolved")}));
}

BATON_TEST(CustomerOrderTest)
#include "tst_customerorder.moc"
