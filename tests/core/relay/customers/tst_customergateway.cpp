// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

#include <QSet>

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// Customers on real sockets, with all of a relay behind the gateway: what they are told, from their first
/// look at the page on.
class CustomerGatewayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void aNewVisitorGetsASecretAndTheSituation();
    void whoMayNotComeInIsToldWhy_data();
    void whoMayNotComeInIsToldWhy();
    void messagesReachEveryTabOnceAndInOrder();
    void theCustomerIsToldWhatHappens();

private:
    std::unique_ptr<CustomerStage> m_stage;
};

void CustomerGatewayTest::init()
{
    m_stage = std::make_unique<CustomerStage>();
    QVERIFY(m_stage->open());
}

void CustomerGatewayTest::aNewVisitorGetsASecretAndTheSituation()
{
    // given a bot with a welcome, and two agents who are there
    QVERIFY(m_stage->setBot(QStringLiteral("welcome_message"), QStringLiteral("Good day.")));
    for (const auto* name : {"ada", "ben"}) {
        const auto id = QString::fromLatin1(name);
        m_stage->parts().presence.set({MemberId(id), id}, quintptr(name),
                                      AgentPresence::Availability::Online);
    }
    // when somebody opens the page
    const auto page = m_stage->page();
    QVERIFY(page);
    // then they are told where they are
    const auto session = page->session();
    QVERIFY(session.value(QLatin1String("visitor")).toString().size() >= 22);
    QVERIFY(!session.contains(QLatin1String("conversation")));
    QVERIFY(!session.value(QLatin1String("log")).toString().isEmpty());
    QCOMPARE(session.value(QLatin1String("state")).toString(), QStringLiteral("bot"));
    QCOMPARE(session.value(QLatin1String("agentsOnline")).toInt(), 2);
    QCOMPARE(session.value(QLatin1String("bot")).toObject().value(QLatin1String("name")).toString(),
             QStringLiteral("Support"));
    const auto notices = session.value(QLatin1String("notices")).toArray();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.at(0).toObject().value(QLatin1String("text")).toString(), QStringLiteral("Good day."));
}

void CustomerGatewayTest::whoMayNotComeInIsToldWhy_data()
{
    QTest::addColumn<QJsonObject>("auth");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no bot named") << QJsonObject() << QStringLiteral("invalid");
    QTest::newRow("wrong type") << QJsonObject{{QStringLiteral("bot"), 5}} << QStringLiteral("invalid");
    QTest::newRow("unknown bot") << QJsonObject{{QStringLiteral("bot"), QStringLiteral("nobody")}}
                                 << QStringLiteral("not_found");
}

void CustomerGatewayTest::whoMayNotComeInIsToldWhy()
{
    QFETCH(QJsonObject, auth);
    QFETCH(QString, kind);
    const Page page(m_stage->pageUrl(), auth);
    QTRY_VERIFY(page.connectError());
    QVERIFY(!page.connectError()->value(QLatin1String("message")).toString().isEmpty());
    QCOMPARE(page.refusal(), kind);
}

void CustomerGatewayTest::messagesReachEveryTabOnceAndInOrder()
{
    const auto first = m_stage->page();
    QVERIFY(first);
    const auto second = m_stage->page(first->visitor());
    QVERIFY(second);
    // when one says the same thing twice, since the answer was slow, and the other says something else
    const int hello = first->write(QStringLiteral("p1"), QStringLiteral("Hello?"));
    const int again = first->write(QStringLiteral("p1"), QStringLiteral("Hello?"));
    second->write(QStringLiteral("q1"), QStringLiteral("From the other tab"));
    // then it was said once
    QTRY_VERIFY(first->answer(hello) && first->answer(again));
    QCOMPARE(first->answer(hello)->value(QLatin1String("ok")).toBool(), true);
    QCOMPARE(first->answer(hello)->value(QLatin1String("n")),
             first->answer(again)->value(QLatin1String("n")));
    // and both show the same
    QTRY_COMPARE(first->received(QStringLiteral("message")).size(), 2);
    QTRY_COMPARE(second->received(QStringLiteral("message")).size(), 2);
    QCOMPARE(first->order(), second->order());
    for (const auto* page : {first.get(), second.get()}) {
        const auto messages = page->received(QStringLiteral("message"));
        QSet<QString> clientIds;
        for (qsizetype i = 0; i < messages.size(); ++i) {
            QCOMPARE(messages.at(i).value(QLatin1String("n")).toInteger(), i + 1);
            clientIds.insert(messages.at(i).value(QLatin1String("clientId")).toString());
        }
        QCOMPARE(clientIds, QSet<QString>({QStringLiteral("p1"), QStringLiteral("q1")}));
    }
}

/// From the bot to a person and back, as the customer sees it.
void CustomerGatewayTest::theCustomerIsToldWhatHappens()
{
    QVERIFY(m_stage->setBot(QStringLiteral("nobody_available_message"), QStringLiteral("One moment.")));
    const auto page = m_stage->page();
    QVERIFY(page);
    page->write(QStringLiteral("p1"), QStringLiteral("Help"));
    QTRY_COMPARE(page->received(QStringLiteral("message")).size(), 1);
    const int human = page->emitEvent(QStringLiteral("human"), {});
    QTRY_VERIFY(page->answer(human));
    QCOMPARE(page->answer(human)->value(QLatin1String("ok")).toBool(), true);
    QTRY_COMPARE(page->received(QStringLiteral("notice")).size(), 1);
    QCOMPARE(page->received(QStringLiteral("notice")).at(0).value(QLatin1String("text")).toString(),
             QStringLiteral("One moment."));

    const auto id = m_stage->conversation();
    QVERIFY(m_stage->asAda(desk::Claim{id}).get());
    QVERIFY(m_stage->asAda(desk::Reply{id, QStringLiteral("Ada here.")}).get());
    QVERIFY(m_stage->asAda(desk::HandBack{id}).get());

    const QStringList story{
        QStringLiteral("=bot"),      QStringLiteral("Help"),  QStringLiteral("=waiting"),
        QStringLiteral("!waiting"),  QStringLiteral("=open"), QStringLiteral("!transferred"),
        QStringLiteral("Ada here."), QStringLiteral("=bot"),  QStringLiteral("!handed_back")};
    QTRY_COMPARE(page->order(), story);
    QCOMPARE(page->received(QStringLiteral("notice")).at(1).value(QLatin1String("text")).toString(),
             QStringLiteral("You are being transferred to Ada."));

    // Loading the page again shows the same.
    const auto later = m_stage->page(page->visitor());
    QVERIFY(later);
    QCOMPARE(later->session().value(QLatin1String("messages")).toArray().size(), 2);
    QCOMPARE(later->noticesAtFirst(), QStringList({QStringLiteral("waiting"), QStringLiteral("transferred"),
                                                   QStringLiteral("handed_back")}));
}

BATON_TEST(CustomerGatewayTest)
#include "tst_customergateway.moc"
