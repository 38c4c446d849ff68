// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/readingroom.h"
#include "core/relay/fanout/agentpresence.h"
#include "tests/core/relay/customers/customerstage.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::tests;

/// What passes between customers and agents and is not kept: who is there, and who types.
class CustomerPassingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void presenceFollowsTheLastTab();
    void loadingThePageAgainIsNoAbsence();
    void typingGoesBothWays();
    void whoLeavesWhileTypingTypesNoMore();
    void agentsComeAndGo();

private:
    /// As agents read it.
    bool isCustomerOnline();
    void setAgents(int online);

    std::unique_ptr<CustomerStage> m_stage;
};

void CustomerPassingTest::init()
{
    m_stage = std::make_unique<CustomerStage>();
    QVERIFY(m_stage->open());
}

bool CustomerPassingTest::isCustomerOnline()
{
    std::promise<bool> online;
    m_stage->parts().reading.get({}, {m_stage->conversation(), std::nullopt, 1},
                                 [&](const Result<protocol::GetResult>& answer) {
                                     online.set_value(answer && answer->conversation.online);
                                 });
    return online.get_future().get();
}

/// So many of them, and no others.
void CustomerPassingTest::setAgents(int online)
{
    using Availability = AgentPresence::Availability;
    for (int i = 0; i < 10; ++i) {
        const MemberRef member{MemberId(QString::number(i)), {}};
        m_stage->parts().presence.set(member, quintptr(i + 1),
                                      i < online ? Availability::Online : Availability::Offline);
    }
}

void CustomerPassingTest::presenceFollowsTheLastTab()
{
    const QStringList came{QStringLiteral("online")};
    auto first = m_stage->page();
    QVERIFY(first);
    const auto visitor = first->visitor();
    QVERIFY2(m_stage->whatPassed().isEmpty(), "nobody has heard of this visitor yet");
    first->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_COMPARE(m_stage->whatPassed(), came);
    QVERIFY(isCustomerOnline());
    // one of two tabs is closed
    auto second = m_stage->page(visitor);
    QVERIFY(second);
    first.reset();
    second->write(QStringLiteral("p2"), QStringLiteral("Still here"));
    QTRY_COMPARE(second->received(QStringLiteral("message")).size(), 1);
    QCOMPARE(m_stage->whatPassed(), came);
    // and then the other
    second.reset();
    QTRY_COMPARE(m_stage->whatPassed(), came + QStringList{QStringLiteral("offline")});
    QVERIFY(!isCustomerOnline());
    const auto back = m_stage->page(visitor);
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("online"));
    QVERIFY(isCustomerOnline());
}

void CustomerPassingTest::loadingThePageAgainIsNoAbsence()
{
    // given a relay that waits for a while before it says that somebody is gone
    m_stage = std::make_unique<CustomerStage>(CustomerLimits{.absence = std::chrono::hours(1)});
    QVERIFY(m_stage->open());
    auto page = m_stage->page();
    QVERIFY(page);
    const auto visitor = page->visitor();
    page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_COMPARE(m_stage->whatPassed(), QStringList{QStringLiteral("online")});
    // when the page is loaded again
    page.reset();
    page = m_stage->page(visitor);
    QVERIFY(page);
    page->write(QStringLiteral("p2"), QStringLiteral("Where was I?"));
    QTRY_COMPARE(page->received(QStringLiteral("message")).size(), 1);
    // then nobody has heard of it
    QCOMPARE(m_stage->whatPassed(), QStringList{QStringLiteral("online")});
}

void CustomerPassingTest::typingGoesBothWays()
{
    const auto page = m_stage->page();
    QVERIFY(page);
    page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_COMPARE(page->received(QStringLiteral("message")).size(), 1);
    // the customer's reaches agents, and not themselves
    page->emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), true}});
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("typing"));
    page->emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), false}});
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("silent"));
    // an agent's reaches the customer
    m_stage->parts().passing.publish(
        {m_stage->bot, MemberId(QStringLiteral("ada")),
         protocol::Typing{m_stage->conversation(), {AuthorKind::Agent, QStringLiteral("Ada")}, true}});
    QTRY_VERIFY(!page->received(QStringLiteral("typing")).isEmpty());
    const QJsonObject shown{{QStringLiteral("on"), true}, {QStringLiteral("name"), QStringLiteral("Ada")}};
    QCOMPARE(page->received(QStringLiteral("typing")), QList<QJsonObject>{shown});
}

void CustomerPassingTest::whoLeavesWhileTypingTypesNoMore()
{
    auto page = m_stage->page();
    QVERIFY(page);
    page->write(QStringLiteral("p1"), QStringLiteral("Hi"));
    QTRY_COMPARE(page->received(QStringLiteral("message")).size(), 1);
    page->emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), true}});
    QTRY_COMPARE(m_stage->whatPassed().last(), QStringLiteral("typing"));
    page.reset();
    QTRY_COMPARE(m_stage->whatPassed(), QStringList({QStringLiteral("online"), QStringLiteral("typing"),
                                                     QStringLiteral("silent"), QStringLiteral("offline")}));
}

void CustomerPassingTest::agentsComeAndGo()
{
    setAgents(2);
    const auto page = m_stage->page();
    QVERIFY(page);
    QCOMPARE(page->session().value(QLatin1String("agentsOnline")).toInt(), 2);
    setAgents(0);
    m_stage->gateway().agentsChanged();
    m_stage->gateway().agentsChanged(); // no change, no news
    setAgents(7);
    m_stage->gateway().agentsChanged();
    QTRY_COMPARE(page->received(QStringLiteral("agents")).size(), 2);
    QCOMPARE(page->received(QStringLiteral("agents")).at(0).value(QLatin1String("online")).toInt(), 0);
    QCOMPARE(page->received(QStringLiteral("agents")).at(1).value(QLatin1String("online")).toInt(), 7);
}

BATON_TEST(CustomerPassingTest)
#include "tst_customerpassing.moc"
