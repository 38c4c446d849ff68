#include "core/relay/fanout/sweeper.h"

#include <QTimer>
#include <QtTest>
#include <deque>
#include <thread>

using namespace baton;
using namespace baton::relay;

namespace {

/// Work is done when the test says so.
class ManualExecutor : public Executor
{
public:
    void post(std::function<void()> work) override
    {
        const QMutexLocker lock(&m_mutex);
        m_work.push_back(std::move(work));
    }
    bool isCurrent() const override { return true; }

    bool step()
    {
        std::function<void()> work;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_work.empty()) {
                return false;
            }
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work();
        return true;
    }
    int run()
    {
        int steps = 0;
        while (step()) {
            ++steps;
        }
        return steps;
    }

private:
    QMutex m_mutex;
    std::deque<std::function<void()>> m_work;
};

class FakeConnection : public Connection
{
public:
    explicit FakeConnection(Executor& io) : m_io(io) {}

    void sendText(const QByteArray&) override {}
    void sendBinary(const QByteArray&) override {}
    void sendFramed(const QByteArray& frames) override
    {
        sent.append(frames);
        if (onSend) {
            onSend();
        }
    }
    void ping(const QByteArray&) override {}
    qint64 queuedBytes() const override { return queued; }
    void close(quint16, const QString&) override {}
    QHostAddress peer() const override { return {}; }
    Executor& executor() const override { return m_io; }

    QByteArray all() const { return sent.join(); }

    QByteArrayList sent;
    qint64 queued = 0;
    std::function<void()> onSend;

private:
    Executor& m_io;
};

BotId bot(const char* name) { return BotId(QString::fromLatin1(name)); }

} // namespace

class SweeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everythingNewGoesOutInOneWrite();
    void aCursorStartsWhereItsSessionIs();
    void thoseAtOnePlaceShareTheBytes();
    void whatMayNotBeSeenIsWithheld();
    void scopesMayChange();
    void slicesLeaveRoomForCommands();
    void longCatchUpsAreCutInPieces();
    void oldEventsComeFromStorage();
    void slowReadersArePausedAndGoOn();
    void thoseTooFarBehindAreReported();
    void tooManyBytesAreReported();
    void removalDuringASweepSkipsNobody();
    void aCallbackMayRemoveAnybody();
    void passingFramesReachWhoMaySee();
    void passingFramesSkipWhoLags();
    void theSweeperMayGoFirst();
    void appendsFromAnotherThreadArrive();

private:
    /// Events of bot b1, `[n]` each; of b2 when @p n is even and @p mixed.
    void append(qint64 from, qint64 to, bool mixed = false);
    Sweeper::Handle add(FakeConnection& connection, qint64 since = 0, Sweeper::Scope scope = std::nullopt);
    std::vector<std::unique_ptr<FakeConnection>> crowd(int count);

    ManualExecutor m_io;
    std::unique_ptr<EventFeed> m_feed;
    std::unique_ptr<Sweeper> m_sweeper;
};

void SweeperTest::init()
{
    m_io.run();
    m_sweeper.reset();
    m_feed = std::make_unique<EventFeed>(1000);
    m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io);
}

void SweeperTest::append(qint64 from, qint64 to, bool mixed)
{
    std::vector<FeedEntry> entries;
    for (qint64 seq = from; seq <= to; ++seq) {
        const QByteArray number = QByteArray::number(seq);
        entries.push_back(
            {seq, bot(mixed && seq % 2 == 0 ? "b2" : "b1"), '[' + number + ']', '(' + number + ')'});
    }
    m_feed->append(std::move(entries));
}

Sweeper::Handle SweeperTest::add(FakeConnection& connection, qint64 since, Sweeper::Scope scope)
{
    return m_sweeper->add({&connection, since, std::move(scope), {}, {}});
}

std::vector<std::unique_ptr<FakeConnection>> SweeperTest::crowd(int count)
{
    std::vector<std::unique_ptr<FakeConnection>> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(std::make_unique<FakeConnection>(m_io));
    }
    return all;
}

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
    for (const auto& agent : agents) {
        add(*agent);
    }
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

void SweeperTest::slicesLeaveRoomForCommands()
{
    const auto agents = crowd(100);
    for (const auto& agent : agents) {
        add(*agent);
    }
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
    for (const auto& agent : agents) {
        QCOMPARE(agent->sent, QByteArrayList({"[1]"}));
    }
}

void SweeperTest::longCatchUpsAreCutInPieces()
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

void SweeperTest::oldEventsComeFromStorage()
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

void SweeperTest::slowReadersArePausedAndGoOn()
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

void SweeperTest::thoseTooFarBehindAreReported()
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

void SweeperTest::tooManyBytesAreReported()
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

void SweeperTest::removalDuringASweepSkipsNobody()
{
    const auto agents = crowd(200);
    std::vector<Sweeper::Handle> handles;
    for (const auto& agent : agents) {
        handles.push_back(add(*agent));
    }
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
    for (size_t i = 0; i < agents.size(); ++i) {
        if (i % 3 != 0) {
            QCOMPARE(agents[i]->all(), QByteArray("[1][2]"));
        } else {
            QVERIFY(!agents[i]->all().contains("[2]"));
        }
    }
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
                                         for (const Sweeper::Handle handle : handles) {
                                             m_sweeper->remove(handle);
                                         }
                                         add(*agents[i], 1499);
                                     }});
    }
    m_io.run();
    QCOMPARE(asked, 1);
    QCOMPARE(m_sweeper->count(), size_t(1));
    QByteArray sent;
    for (const auto& agent : agents) {
        sent += agent->all();
    }
    QCOMPARE(sent, QByteArray("[1500]"));
}

void SweeperTest::passingFramesReachWhoMaySee()
{
    FakeConnection one(m_io);
    FakeConnection two(m_io);
    FakeConnection all(m_io);
    add(one, 0, QSet<BotId>{bot("b1")});
    add(two, 0, QSet<BotId>{bot("b2")});
    const Sweeper::Handle writer = add(all);
    append(1, 1);
    m_sweeper->broadcast("<typing>", bot("b1"));
    m_sweeper->broadcast("<presence>", {}, writer);
    m_io.run();
    QCOMPARE(one.sent, QByteArrayList({"[1]<typing><presence>"}));
    QCOMPARE(two.sent, QByteArrayList({"(1)<presence>"}));
    QCOMPARE(all.sent, QByteArrayList({"[1]<typing>"}));
    // Once is enough, and who comes later has missed it.
    FakeConnection late(m_io);
    add(late, 1);
    append(2, 2);
    m_io.run();
    QCOMPARE(one.all(), QByteArray("[1]<typing><presence>[2]"));
    QCOMPARE(late.all(), QByteArray("[2]"));
}

void SweeperTest::passingFramesSkipWhoLags()
{
    FakeConnection agent(m_io);
    add(agent);
    agent.queued = 300'000;
    m_sweeper->broadcast("<typing>", bot("b1"));
    m_io.run();
    agent.queued = 0;
    append(1, 1);
    m_io.run();
    QCOMPARE(agent.all(), QByteArray("[1]"));
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
    for (const auto& agent : agents) {
        add(*agent);
    }
    std::thread desk([this] {
        for (qint64 seq = 1; seq <= 900; ++seq) {
            append(seq, seq);
        }
    });
    while (m_feed->lastSeq() < 900) {
        m_io.run();
    }
    desk.join();
    m_io.run();
    for (const auto& agent : agents) {
        QCOMPARE(agent->all().count('['), 900);
        QVERIFY(agent->all().endsWith("[900]"));
        QVERIFY(agent->sent.size() <= 900);
    }
}

QTEST_GUILESS_MAIN(SweeperTest)
#include "tst_sweeper.moc"
