// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/presencepulse.h"
#include "core/relay/watch/graceclock.h"
#include "tests/support/program.h"

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
    void agentsOfABotAreCountedOnce();
    void aWholeShiftIsToldTogether();
    void aDeviceIsThereWhileOneOfItsProgramsIs();
    void eachAbsenceHasItsWholeGraceTime();

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

void TestAgentPresence::eachAbsenceHasItsWholeGraceTime()
{
    const Passing passing;
    AgentPresence presence(passing);
    GraceClock clock;
    const auto goneAt = [&](qint64 now) {
        const auto [isThere, arrivals] = presence.arrivalsOf(m_ana.id);
        return clock.goneFor(m_ana.id, isThere, arrivals, now);
    };
    presence.set(m_ana, 1, Availability::Online);
    QCOMPARE(goneAt(1'000), 0);
    presence.set(m_ana, 1, Availability::Offline);
    QCOMPARE(goneAt(2'000), 0);
    QCOMPARE(goneAt(100'000), 98'000);
    // Back and gone again between two looks: that is another absence.
    presence.set(m_ana, 2, Availability::Online);
    presence.set(m_ana, 2, Availability::Offline);
    QCOMPARE(goneAt(102'000), 0);
    QCOMPARE(goneAt(103'000), 1'000);
    // One program of two is no absence, nor an arrival.
    presence.set(m_ana, 3, Availability::Away);
    presence.set(m_ana, 4, Availability::Online);
    presence.set(m_ana, 3, Availability::Offline);
    QCOMPARE(goneAt(104'000), 0);
    QCOMPARE(presence.arrivalsOf(m_ana.id).count, 3);
    // Whoever holds nothing any more is not counted; what they take later is.
    presence.set(m_ana, 4, Availability::Offline);
    QCOMPARE(goneAt(105'000), 0);
    clock.keepOnly({});
    QCOMPARE(goneAt(300'000), 0);
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

void TestAgentPresence::agentsOfABotAreCountedOnce()
{
    Passing passing;
    AgentPresence presence(passing);
    int asked = 0;
    presence.setMayAnswer([&asked](const MemberId&, const BotId&) { return ++asked > 0; });
    constexpr int many = 300;
    for (int i = 0; i < many; ++i)
        presence.set({MemberId(QString::number(i)), {}}, quintptr(i + 1), Availability::Online);
    QCOMPARE(presence.onlineFor(m_shop), many);
    QCOMPARE(asked, many);
    // One who goes costs one question, and none to be told the number.
    presence.set({MemberId(QStringLiteral("7")), {}}, 8, Availability::Away);
    QCOMPARE(presence.onlineFor(m_shop), many - 1);
    QCOMPARE(presence.onlineFor(m_shop), many - 1);
    QCOMPARE(asked, many + 1);
    presence.directoryChanged();
    QCOMPARE(presence.onlineFor(m_shop), many - 1);
}

void TestAgentPresence::aWholeShiftIsToldTogether()
{
    Passing passing;
    std::atomic<int> tellings{0};
    std::atomic<int> notes{0};
    PresencePulse pulse([&](const QList<PassingNote>& together) {
        notes += int(together.size());
        ++tellings;
    });
    passing.watch([&](const PassingNote& note) { pulse.take(note); });
    AgentPresence presence(passing);
    constexpr int many = 200;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < many; ++i) {
            presence.set({MemberId(QString::number(i)), {}}, quintptr(i + 1), Availability::Online);
            presence.set({MemberId(QString::number(i)), {}}, quintptr(i + 1), Availability::Away);
        }
    }
    // Somebody who came and went in between is no news.
    presence.set(m_ana, 9'999, Availability::Online);
    presence.set(m_ana, 9'999, Availability::Offline);
    pulse.start();
    QTRY_COMPARE(int(notes), many);
    QCOMPARE(int(tellings), 1);
    presence.set({MemberId(QStringLiteral("7")), {}}, 8, Availability::Online);
    QTRY_COMPARE(int(notes), many + 1);
    pulse.stop();
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

BATON_TEST(TestAgentPresence)
#include "tst_agentpresence.moc"
