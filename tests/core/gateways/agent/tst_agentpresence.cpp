#include "core/relay/gateways/passing.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;
using Availability = AgentPresence::Availability;

class TestAgentPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMemberIsOnlineWhileOneProgramIs();
    void onlyWhoMayAnswerCounts();
    void aDeviceIsThereWhileOneOfItsProgramsIs();

private:
    const MemberRef m_ana{MemberId(QStringLiteral("a")), QStringLiteral("Ana")};
    const MemberRef m_ben{MemberId(QStringLiteral("b")), QStringLiteral("Ben")};
    const BotId m_shop{QStringLiteral("shop")};
};

void TestAgentPresence::aMemberIsOnlineWhileOneProgramIs()
{
    Passing passing;
    QStringList told;
    passing.watch(
        [&](const PassingNote& note) { told << *std::get<protocol::Presence>(note.what).availability; });
    AgentPresence presence(passing);
    presence.set(m_ana, 1, Availability::Online);
    presence.set(m_ana, 2, Availability::Online);
    QCOMPARE(presence.onlineFor(m_shop), 1);
    presence.set(m_ana, 1, Availability::Away);
    QCOMPARE(presence.onlineFor(m_shop), 1);
    presence.set(m_ana, 2, Availability::Offline);
    QCOMPARE(presence.onlineFor(m_shop), 0);
    presence.set(m_ana, 1, Availability::Offline);
    presence.set(m_ana, 1, Availability::Offline);
    // Told when the total changed, and only then.
    QCOMPARE(told,
             (QStringList{QStringLiteral("online"), QStringLiteral("away"), QStringLiteral("offline")}));
}

void TestAgentPresence::onlyWhoMayAnswerCounts()
{
    Passing passing;
    AgentPresence presence(passing);
    presence.setMayAnswer(
        [this](const MemberId& member, const BotId& bot) { return member == m_ana.id || bot != m_shop; });
    presence.set(m_ana, 1, Availability::Online);
    presence.set(m_ben, 2, Availability::Online);
    QCOMPARE(presence.onlineFor(m_shop), 1);
    QCOMPARE(presence.onlineFor(BotId(QStringLiteral("bank"))), 2);
}

void TestAgentPresence::aDeviceIsThereWhileOneOfItsProgramsIs()
{
    const Passing passing;
    AgentPresence presence(passing);
    const DeviceId desk(QStringLiteral("d1"));
    QVERIFY(!presence.isConnected(desk));
    presence.setDevice(desk, 1, Availability::Online);
    presence.setDevice(desk, 2, Availability::Away);
    QCOMPARE(presence.of(desk), Availability::Online);
    presence.setDevice(desk, 1, Availability::Offline);
    QCOMPARE(presence.of(desk), Availability::Away);
    presence.setDevice(desk, 2, Availability::Offline);
    presence.setDevice(desk, 2, Availability::Offline);
    QVERIFY(!presence.isConnected(desk));
}

QTEST_GUILESS_MAIN(TestAgentPresence)
#include "tst_agentpresence.moc"
