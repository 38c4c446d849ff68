// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/fanout/sweptcrowd.h"
#include "tests/support/program.h"

#include <thread>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

class SweeperTest : public QObject, private SweptCrowd
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void everythingNewGoesOutInOneWrite();
    void aCursorStartsWhereItsSessionIs();
    void thoseAtOnePlaceShareTheBytes();
    void whatMayNotBeSeenIsWithheld();
    void scopesMayChange();
    void removalDuringASweepSkipsNobody();
    void aCallbackMayRemoveAnybody();
    void theSweeperMayGoFirst();
    void appendsFromAnotherThreadArrive();
};

void SweeperTest::everythingNewGoesOutInOneWrite()
{
    FakeConnection agent(m_io);
    add(agent);
    append(1, 3);
    append(4, 4);
    m_io.run();
    QCOMPARE(agent.sent, QByteArrayList({"[1][2][3][4]"}));
    append(5, 5);
    m_io.run();
    QCOMPARE(agent.sent, QByteArrayList({"[1][2][3][4]", "[5]"}));
    QCOMPARE(m_io.run(), 0);
}

void SweeperTest::aCursorStartsWhereItsSessionIs()
{
    append(1, 5);
    FakeConnection resumed(m_io);
    FakeConnection current(m_io);
    add(resumed, 3);
    add(current, 5);
    m_io.run();
    QCOMPARE(resumed.all(), QByteArray("[4][5]"));
    QVERIFY(current.sent.isEmpty());
}

void SweeperTest::thoseAtOnePlaceShareTheBytes()
{
    const auto agents = crowd(3);
    for (const auto& agent : agents)
        add(*agent);
    append(1, 2);
    m_io.run();
    QCOMPARE(agents[0]->sent[0], QByteArray("[1][2]"));
    QVERIFY(agents[0]->sent[0].constData() == agents[2]->sent[0].constData());
}

void SweeperTest::whatMayNotBeSeenIsWithheld()
{
    FakeConnection one(m_io);
    FakeConnection none(m_io);
    FakeConnection all(m_io);
    add(one, 0, QSet<BotId>{bot("b1")});
    add(none, 0, QSet<BotId>());
    add(all);
    append(1, 4, true);
    m_io.run();
    QCOMPARE(one.all(), QByteArray("[1](2)[3](4)"));
    QCOMPARE(none.all(), QByteArray("(1)(2)(3)(4)"));
    QCOMPARE(all.all(), QByteArray("[1][2][3][4]"));
}

void SweeperTest::scopesMayChange()
{
    FakeConnection agent(m_io);
    const Sweeper::Handle handle = add(agent, 0, QSet<BotId>{bot("b2")});
    append(1, 1);
    m_io.run();
    m_sweeper->setScope(handle, QSet<BotId>{bot("b1")});
    append(2, 2);
    m_io.run();
    m_sweeper->setScope(handle, QSet<BotId>());
    append(3, 3);
    m_io.run();
    QCOMPARE(agent.all(), QByteArray("(1)[2](3)"));
}

void SweeperTest::removalDuringASweepSkipsNobody()
{
    const auto agents = crowd(200);
    std::vector<Sweeper::Handle> handles;
    for (const auto& agent : agents)
        handles.push_back(add(*agent));
    // Given a sweep that is under way
    append(1, 1);
    m_io.step();
    m_io.step();
    // When every third leaves, those before and those after the place it has reached
    for (size_t i = 0; i < agents.size(); i += 3) {
        m_sweeper->remove(handles[i]);
        m_sweeper->remove(handles[i]);
    }
    append(2, 2);
    m_io.run();
    for (size_t i = 0; i < agents.size(); ++i)
        if (i % 3 != 0)
            QCOMPARE(agents[i]->all(), QByteArray("[1][2]"));
        else
            QVERIFY(!agents[i]->all().contains("[2]"));
}

void SweeperTest::aCallbackMayRemoveAnybody()
{
    append(1, 1500);
    const auto agents = crowd(10);
    std::vector<Sweeper::Handle> handles(agents.size());
    int asked = 0;
    for (size_t i = 0; i < agents.size(); ++i) {
        handles[i] = m_sweeper->add({agents[i].get(), 0, std::nullopt, {}, [&, i](qint64) {
                                         ++asked;
                                         // Itself (gone already), its neighbours, and somebody new
                                         for (const Sweeper::Handle handle : handles)
                                             m_sweeper->remove(handle);
                                         add(*agents[i], 1499);
                                     }});
    }
    m_io.run();
    QCOMPARE(asked, 1);
    QCOMPARE(m_sweeper->count(), size_t(1));
    QByteArray sent;
    for (const auto& agent : agents)
        sent += agent->all();
    QCOMPARE(sent, QByteArray("[1500]"));
}

void SweeperTest::theSweeperMayGoFirst()
{
    FakeConnection agent(m_io);
    add(agent);
    append(1, 1);
    m_sweeper.reset();
    append(2, 2);
    m_io.run();
    QVERIFY(agent.sent.isEmpty());
}

void SweeperTest::appendsFromAnotherThreadArrive()
{
    const auto agents = crowd(50);
    for (const auto& agent : agents)
        add(*agent);
    std::thread desk([this] {
        for (qint64 seq = 1; seq <= 900; ++seq)
            append(seq, seq);
    });
    while (m_feed->lastSeq() < 900)
        m_io.run();
    desk.join();
    m_io.run();
    for (const auto& agent : agents) {
        QCOMPARE(agent->all().count('['), 900);
        QVERIFY(agent->all().endsWith("[900]"));
        QVERIFY(agent->sent.size() <= 900);
    }
}

BATON_TEST(SweeperTest)
#include "tst_sweeper.moc"
