// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/epolldispatcher_linux.h"
#include "core/net/server/front.h"
#include "tests/support/program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest>
#include <thread>

using namespace baton::relay;

/// The whole program runs on the dispatcher under test, Qt's own test loop included.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheOneInUse();
    void postsFromOtherThreadsWakeIt();
    void interruptEndsAWait();
    void processingWithoutWaitingReturns();
    void nestedLoopsWork();
    void deferredDeletesHappen();
    void threadsAndTheirObjectsWork();
    void networkClassesWorkOnIt();
};

void EpollDispatcherTest::itIsTheOneInUse()
{
    QVERIFY(qobject_cast<EpollDispatcher*>(QAbstractEventDispatcher::instance()));
}

void EpollDispatcherTest::postsFromOtherThreadsWakeIt()
{
    constexpr int count = 20'000;
    int received = 0;
    QObject receiver;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < count / 4; ++i)
                QMetaObject::invokeMethod(
                    &receiver, [&] { ++received; }, Qt::QueuedConnection);
        });
    }
    QEventLoop loop;
    while (received < count) {
        // Without any timer: only a post can end the wait.
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(received, count);
}

void EpollDispatcherTest::interruptEndsAWait()
{
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    for (int i = 0; i < 100; ++i) {
        std::atomic<bool> over{false};
        std::thread other([&] {
            while (!over) {
                dispatcher->interrupt();
                std::this_thread::yield();
            }
        });
        dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
        over = true;
        other.join();
    }
    dispatcher->processEvents(QEventLoop::AllEvents);
}

void EpollDispatcherTest::processingWithoutWaitingReturns()
{
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) {
    }
    QVERIFY(!dispatcher->processEvents(QEventLoop::AllEvents));
}

void EpollDispatcherTest::nestedLoopsWork()
{
    QEventLoop outer;
    int order = 0;
    QMetaObject::invokeMethod(
        &outer,
        [&] {
            QEventLoop inner;
            QTimer::singleShot(1, &inner, &QEventLoop::quit);
            inner.exec();
            QCOMPARE(++order, 1);
            outer.quit();
        },
        Qt::QueuedConnection);
    outer.exec();
    QCOMPARE(++order, 2);
}

void EpollDispatcherTest::deferredDeletesHappen()
{
    const QPointer<QObject> object = new QObject;
    object->deleteLater();
    QTRY_VERIFY(!object);
}

void EpollDispatcherTest::threadsAndTheirObjectsWork()
{
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    auto* const worker = new QObject;
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    const QPointer<QObject> watched = worker;
    thread.start();
    std::atomic<int> fired{0};
    QMetaObject::invokeMethod(worker, [&, worker] {
        auto* const timer = new QTimer(worker);
        // The thread ends before this function does.
        QObject::connect(timer, &QTimer::timeout, timer, [&] { ++fired; }); // clazy:exclude=lambda-in-connect
        timer->start(1);
    });
    QTRY_VERIFY(fired >= 3);
    thread.quit();
    QVERIFY(thread.wait());
    QVERIFY(!watched);
}

void EpollDispatcherTest::networkClassesWorkOnIt()
{
    // Given a WebSocket server and an HTTP server of Qt's and ours, on this very loop
    QWebSocketServer server(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&] {
        QWebSocket* const peer = server.nextPendingConnection();
        peer->setParent(&server);
        QObject::connect(peer, &QWebSocket::textMessageReceived, peer,
                         [peer](const QString& text) { peer->sendTextMessage(text); });
    });
    QWebSocket client;
    QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
    client.open(server.serverUrl());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const QString big(1'000'000, QLatin1Char('x'));
    for (int i = 0; i < 5; ++i)
        client.sendTextMessage(big);
    QTRY_COMPARE(texts.count(), 5);
    QCOMPARE(texts[4][0].toString(), big);

    Router router;
    router.add({"GET", "/big", [](const HttpRequest&, Executor&, Responder respond) {
                    respond(HttpResponse::content("text/plain", QByteArray(3'000'000, 'x')));
                }});
    Front front({});
    QVERIFY(front.start(router));
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 10; ++i) {
        replies.emplace_back(
            manager.get(QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:%1/big").arg(front.port())))));
    }
    for (const auto& reply : replies) {
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->readAll().size(), 3'000'000);
    }
    replies.clear();
    manager.clearConnectionCache();
    front.stop(0);
}

namespace {

int run(int argc, char** argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

BATON_TEST_RUN(run)

#include "tst_epolldispatcher.moc"
