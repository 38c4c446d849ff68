// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/loopexecutor.h"
#include "tests/support/program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>
#include <thread>

using namespace baton::relay;

namespace {

/// A thread with an event loop, and its executor.
class Worker : public QThread
{
public:
    Worker()
    {
        box->serve(this);
        start();
    }
    ~Worker() override
    {
        quit();
        wait();
    }

    std::shared_ptr<LoopExecutor> box = std::make_shared<LoopExecutor>();

protected:
    void run() override
    {
        exec();
        box->shut();
    }
};

} // namespace

class LoopExecutorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workIsDoneInOrderOnTheThread();
    void workPostedBeforeTheStartIsDone();
    void workThatPostsAgainLetsSocketsSpeak();
    void nothingIsDoneAfterTheEnd();
};

void LoopExecutorTest::workIsDoneInOrderOnTheThread()
{
    Worker worker;
    std::vector<int> seen;
    std::atomic<int> done{0};
    for (int i = 0; i < 10'000; ++i) {
        worker.box->post([&, i] {
            QVERIFY(worker.box->isCurrent());
            seen.push_back(i);
            ++done;
        });
    }
    QVERIFY(!worker.box->isCurrent());
    QTRY_COMPARE(done.load(), 10'000);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
}

void LoopExecutorTest::workPostedBeforeTheStartIsDone()
{
    LoopExecutor box;
    bool done = false;
    box.post([&] { done = true; });
    box.serve(QThread::currentThread());
    QTRY_VERIFY(done);
    box.shut();
}

void LoopExecutorTest::workThatPostsAgainLetsSocketsSpeak()
{
    // Given work that never ends
    LoopExecutor box;
    box.serve(QThread::currentThread());
    std::function<void()> again = [&] { box.post(again); };
    box.post(again);
    // Then sockets of the same thread are served all the same
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    again = [] {};
    box.shut();
}

void LoopExecutorTest::nothingIsDoneAfterTheEnd()
{
    const auto held = std::make_shared<int>(1);
    std::shared_ptr<LoopExecutor> box;
    {
        Worker worker;
        box = worker.box;
    }
    box->post([held] { QFAIL("the thread is gone"); });
    QCOMPARE(held.use_count(), 1);
}

BATON_TEST(LoopExecutorTest)
#include "tst_loopexecutor.moc"
