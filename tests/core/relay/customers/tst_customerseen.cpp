// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/relay/fanout/passing.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

#include <QMutex>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What each side has seen of the other's words, what was taken back, and what a customer never hears of.
class CustomerSeenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void agentsHearWhatTheCustomerHasSeen();
    void aPageThatNeverStopsTellingWritesLittle();
    void theCustomerHearsWhatTheAgentHasSeen();
    void aSessionSaysWhatWasSeenBefore();
    void whatIsTakenBackIsTold();
    void aNoteIsNotTold();
    void nonsenseIsRefused();

private:
    QList<protocol::Seen> passed() const;
    qint64 upTo(const Page& page) const;
    bool adaReads(qint64 upTo);

    std::unique_ptr<CustomerStage> m_stage;
    std::unique_ptr<Page> m_page;
    mutable QMutex m_mutex;
    QList<protocol::Seen> m_seen;
};

/// A customer has written, and Ada has it.
void CustomerSeenTest::init()
{
    m_stage = std::make_unique<CustomerStage>();
    m_stage->parts().passing.watch([this](const PassingNote& note) {
        const QMutexLocker lock(&m_mutex);
        if (const auto* seen = std::get_if<protocol::Seen>(&note.what))
            m_seen.append(*seen);
    });
    QVERIFY(m_stage->open());
    m_page = m_stage->page();
    QVERIFY(m_page);
    m_page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    m_page->emitEvent(QStringLiteral("human"), {});
    QTRY_VERIFY(m_page->order().contains(QStringLiteral("=waiting")));
    QVERIFY(m_stage->asAda(desk::Claim{m_stage->conversation()}).get());
    QVERIFY(m_stage->asAda(desk::Reply{m_stage->conversation(), QStringLiteral("Hello")}).get());
    QTRY_VERIFY(m_page->order().contains(QStringLiteral("Hello")));
}

void CustomerSeenTest::cleanup()
{
    m_page.reset();
    m_stage.reset();
    m_seen.clear();
}

QList<protocol::Seen> CustomerSeenTest::passed() const
{
    const QMutexLocker lock(&m_mutex);
    return m_seen;
}

qint64 CustomerSeenTest::upTo(const Page& page) const
{
    const auto all = page.received(QStringLiteral("seen"));
    return all.isEmpty() ? 0 : all.last().value(QLatin1String("upTo")).toInteger();
}

bool CustomerSeenTest::adaReads(qint64 upTo)
{
    std::promise<Result<desk::Marked>> answer;
    m_stage->parts().desk.submit(
        desk::MarkRead{MemberId(QStringLiteral("ada")), {}, m_stage->conversation(), upTo},
        [&](Result<desk::Marked> marked) { answer.set_value(std::move(marked)); });
    const auto marked = answer.get_future().get();
    if (!marked || !marked->seen)
        return false;
    m_stage->parts().passing.publish({marked->bot, MemberId(QStringLiteral("ada")), *marked->seen});
    return true;
}

void CustomerSeenTest::agentsHearWhatTheCustomerHasSeen()
{
    const int number = m_page->emitEvent(QStringLiteral("seen"), {{QStringLiteral("upTo"), 2}});
    QTRY_COMPARE(passed().size(), 1);
    const auto seen = passed().first();
    QVERIFY(seen.byCustomer);
    QCOMPARE(seen.upTo, 2);
    QCOMPARE(seen.conversation, m_stage->conversation());
    QTRY_VERIFY(m_page->answer(number));
    QVERIFY(m_page->refusalOf(number).isEmpty());
    QVERIFY2(m_page->received(QStringLiteral("seen")).isEmpty(), "it is nothing for the customer");
}

void CustomerSeenTest::aPageThatNeverStopsTellingWritesLittle()
{
    for (int n = 3; n <= 100; ++n)
        m_stage->asAda(desk::Reply{m_stage->conversation(), QString::number(n)}).get();
    for (int n = 1; n <= 100; ++n)
        m_page->emitEvent(QStringLiteral("seen"), {{QStringLiteral("upTo"), n}});
    QTRY_VERIFY(!passed().isEmpty() && passed().last().upTo == 100);
    QVERIFY2(passed().size() <= 5, qPrintable(QString::number(passed().size())));
}

void CustomerSeenTest::theCustomerHearsWhatTheAgentHasSeen()
{
    QVERIFY(adaReads(1));
    QTRY_COMPARE(upTo(*m_page), 1);
    QVERIFY2(!adaReads(1), "once");
    // In all tabs
    const auto second = m_stage->page(m_page->visitor());
    QVERIFY(second);
    m_page->write(QStringLiteral("p2"), QStringLiteral("And this?"));
    QTRY_VERIFY(second->order().contains(QStringLiteral("And this?")));
    QVERIFY(adaReads(3));
    QTRY_COMPARE(upTo(*m_page), 3);
    QTRY_COMPARE(upTo(*second), 3);
}

void CustomerSeenTest::aSessionSaysWhatWasSeenBefore()
{
    QVERIFY(adaReads(1));
    const auto again = m_stage->page(m_page->visitor());
    QVERIFY(again);
    const auto messages = again->session().value(QLatin1String("messages")).toArray();
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages[0].toObject().contains(QLatin1String("seenAt")));
    QVERIFY(!messages[1].toObject().contains(QLatin1String("seenAt")));
}

void CustomerSeenTest::whatIsTakenBackIsTold()
{
    const auto said = m_stage->asAda(desk::Reply{m_stage->conversation(), QStringLiteral("PIN 4711")}).get();
    QVERIFY(said);
    const auto message = std::get<Message>(*said);
    QVERIFY(m_stage->asAda(desk::Withdraw{m_stage->conversation(), message.id}).get());
    QTRY_COMPARE(m_page->received(QStringLiteral("withdrawn")).size(), 1);
    const auto gone = m_page->received(QStringLiteral("withdrawn")).first();
    QCOMPARE(gone.value(QLatin1String("n")).toInteger(), message.n);
    QCOMPARE(gone.value(QLatin1String("id")).toString(), message.id.toString());
    // Whoever comes then never gets the words.
    const auto again = m_stage->page(m_page->visitor());
    QVERIFY(again);
    const auto last = again->session().value(QLatin1String("messages")).toArray().last().toObject();
    QCOMPARE(last.value(QLatin1String("text")).toString(), QString());
    QVERIFY(last.value(QLatin1String("withdrawn")).toBool());
}

void CustomerSeenTest::aNoteIsNotTold()
{
    const auto heard = m_page->order();
    QVERIFY(m_stage->asAda(desk::WriteNote{m_stage->conversation(), QStringLiteral("for colleagues")}).get());
    QVERIFY(m_stage->asAda(desk::Reply{m_stage->conversation(), QStringLiteral("for the customer")}).get());
    QTRY_COMPARE(m_page->order(), heard + QStringList{QStringLiteral("for the customer")});
}

void CustomerSeenTest::nonsenseIsRefused()
{
    for (const auto& payload :
         {QJsonObject{}, QJsonObject{{QStringLiteral("upTo"), QStringLiteral("all")}}}) {
        const int number = m_page->emitEvent(QStringLiteral("seen"), payload);
        QTRY_COMPARE(m_page->refusalOf(number), QStringLiteral("invalid"));
    }
    m_page->emitEvent(QStringLiteral("seen"), {{QStringLiteral("upTo"), -5}});
    QVERIFY(m_page->isHeard());
    QVERIFY(passed().isEmpty());
}

BATON_TEST(CustomerSeenTest)
#include "tst_customerseen.moc"
