// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/fanout/sweptcrowd.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

class SweeperPaceTest : public QObject, private SweptCrowd
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void slicesLeaveRoomForCommands();
    void longCatchUpsAreCutInPieces();
    void oldEventsComeFromStorage();
    void slowReadersArePausedAndGoOn();
    void thoseTooFarBehindAreReported();
    void tooManyBytesAreReported();
};

void SweeperPaceTest::slicesLeaveRoomForCommands()
{
    const auto agents = crowd(100);
    for (const auto& agent : agents)
        add(*agent);
    m_io.run();
    append(1, 1);
    // The wake, then slices; a command that arrives meanwhile waits for one slice and no more.
    QVERIFY(m_io.step());
    int sentBefore = -1;
    m_io.post([&] {
        sentBefore = int(std::count_if(agents.begin(), agents.end(),
                                       [](const auto& agent) { return !agent->sent.isEmpty(); }));
    });
    m_io.run();
    QVERIFY2(sentBefore > 0 && sentBefore <= 32, qPrintable(QString::number(sentBefore)));
    for (const auto& agent : agents)
        QCOMPARE(agent->sent, QByteArrayList({"[1]"}));
}

void SweeperPaceTest::longCatchUpsAreCutInPieces()
{
    Sweeper::Pace pace;
    pace.entriesPerSend = 10;
    m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io, pace);
    FakeConnection far(m_io);
    FakeConnection near(m_io);
    append(1, 95);
    add(far);
    add(near, 90);
    m_io.run();
    QCOMPARE(far.sent.size(), 10);
    QVERIFY(far.all().startsWith("[1][2]") && far.all().endsWith("[94][95]"));
    QCOMPARE(far.all().count('['), 95);
    QCOMPARE(near.sent, QByteArrayList({"[91][92][93][94][95]"}));
    // By bytes as well, and an event too big for any piece still goes out alone.
    pace.bytesPerSend = 7;
    m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io, pace);
    FakeConnection small(m_io);
    add(small, 93);
    m_io.run();
    QCOMPARE(small.sent, QByteArrayList({"[94]", "[95]"}));
}

void SweeperPaceTest::oldEventsComeFromStorage()
{
    append(1, 1500);
    FakeConnection agent(m_io);
    qint64 asked = -1;
    m_sweeper->add({&agent, 100, std::nullopt, {}, [&](qint64 since) { asked = since; }});
    m_io.run();
    QCOMPARE(asked, 100);
    QVERIFY(agent.sent.isEmpty());
    QCOMPARE(m_sweeper->count(), size_t(0));
    // When the session has sent those itself, and comes back
    add(agent, 1498);
    m_io.run();
    QCOMPARE(agent.all(), QByteArray("[1499][1500]"));
}

void SweeperPaceTest::slowReadersArePausedAndGoOn()
{
    FakeConnection agent(m_io);
    FakeConnection other(m_io);
    add(agent);
    add(other);
    agent.queued = 300'000;
    append(1, 2);
    m_io.run();
    QVERIFY(agent.sent.isEmpty());
    QCOMPARE(other.all(), QByteArray("[1][2]"));
    append(3, 3);
    m_io.run();
    // When it has read, it goes on without any further event
    agent.queued = 0;
    QTRY_VERIFY((m_io.run(), !agent.sent.isEmpty()));
    QCOMPARE(agent.sent, QByteArrayList({"[1][2][3]"}));
}

void SweeperPaceTest::thoseTooFarBehindAreReported()
{
    Sweeper::Pace pace;
    pace.maxLag = 5;
    m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io, pace);
    FakeConnection agent(m_io);
    agent.queued = 300'000;
    int reported = 0;
    m_sweeper->add({&agent, 0, std::nullopt, [&] { ++reported; }, {}});
    append(1, 5);
    m_io.run();
    QCOMPARE(reported, 0);
    append(6, 6);
    m_io.run();
    append(7, 7);
    m_io.run();
    QCOMPARE(reported, 1);
    QCOMPARE(m_sweeper->count(), size_t(0));
}

void SweeperPaceTest::tooManyBytesAreReported()
{
    FakeConnection agent(m_io);
    agent.queued = 5 * 1024 * 1024;
    bool reported = false;
    m_sweeper->add({&agent, 0, std::nullopt, [&] { reported = true; }, {}});
    append(1, 1);
    m_io.run();
    QVERIFY(reported);
    QVERIFY(agent.sent.isEmpty());
}

BATON_TEST(SweeperPaceTest)
#include "tst_sweeperpace.moc"
