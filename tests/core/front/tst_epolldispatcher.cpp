#include "core/relay/front/epolldispatcher_linux.h"
#include "tests/core/front/testfront.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace baton::relay;

namespace {

/// Two connected descriptors.
struct Pair
{
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) {
            qFatal("no socket pair");
        }
    }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void say(char what) const { QCOMPARE(::write(ends[1], &what, 1), ssize_t(1)); }
    char hear() const
    {
        char what = 0;
        return ::read(ends[0], &what, 1) == 1 ? what : '\0';
    }

    int ends[2];
};

/// Remembers its timers' events.
class Listener : public QObject
{
public:
    QList<int> fired;
    std::function<void(int)> then;

protected:
    void timerEvent(QTimerEvent* event) override
    {
        fired.append(event->timerId());
        if (then) {
            then(event->timerId());
        }
    }
};

} // namespace

/// The whole program runs on the dispatcher under test, Qt's own test loop included.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheOneInUse();

    void timersFireInTheOrderTheyAreDue();
    void aTimerNeverFiresEarly_data();
    void aTimerNeverFiresEarly();
    void aTimerWithoutTimeLeavesRoomForSockets();
    void aTimerMayStopAnother();
    void aTimerMayStopItselfAndStartAnew();
    void aTimerDoesNotFireWithinItself();
    void remainingTimeIsTold();
    void timersCanBeLeftOut();

    void aNotifierTellsOfReading();
    void aNotifierTellsOfWriting();
    void aNotifierTellsOfUrgentBytes();
    void aHangUpIsTold();
    void aDisabledNotifierKeepsQuiet();
    void aNotifierMayDeleteItselfAndOthers();
    void aDescriptorMayBeUsedAnew();
    void notifiersCanBeLeftOut();

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

void EpollDispatcherTest::timersFireInTheOrderTheyAreDue()
{
    Listener listener;
    const int late = listener.startTimer(40, Qt::PreciseTimer);
    const int soon = listener.startTimer(10, Qt::PreciseTimer);
    const int middle = listener.startTimer(25, Qt::PreciseTimer);
    listener.then = [&](int id) { listener.killTimer(id); };
    QTRY_COMPARE(listener.fired, QList<int>({soon, middle, late}));
}

void EpollDispatcherTest::aTimerNeverFiresEarly_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::newRow("precise") << Qt::PreciseTimer;
    QTest::newRow("coarse") << Qt::CoarseTimer;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer;
}

void EpollDispatcherTest::aTimerNeverFiresEarly()
{
    QFETCH(Qt::TimerType, type);
    QTimer timer;
    timer.setTimerType(type);
    timer.setSingleShot(true);
    QElapsedTimer clock;
    qint64 took = -1;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { took = clock.nsecsElapsed(); });
    clock.start();
    timer.start(60);
    QTRY_VERIFY(took >= 0);
    QVERIFY2(took >= 60'000'000, qPrintable(QString::number(took)));
}

void EpollDispatcherTest::aTimerWithoutTimeLeavesRoomForSockets()
{
    const Pair pair;
    QTimer busy;
    int turns = 0;
    QObject::connect(&busy, &QTimer::timeout, &busy, [&] { ++turns; });
    busy.start(0);
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    char heard = '\0';
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { heard = pair.hear(); });
    pair.say('x');
    QTRY_COMPARE(heard, 'x');
    QTRY_VERIFY(turns > 10);
}

void EpollDispatcherTest::aTimerMayStopAnother()
{
    Listener listener;
    const int first = listener.startTimer(0);
    const int second = listener.startTimer(0);
    listener.then = [&](int) {
        listener.killTimer(first);
        listener.killTimer(second);
    };
    QTRY_COMPARE(listener.fired, QList<int>({first}));
    QCoreApplication::processEvents();
    QCOMPARE(listener.fired.size(), 1);
}

void EpollDispatcherTest::aTimerMayStopItselfAndStartAnew()
{
    Listener listener;
    listener.startTimer(1);
    listener.then = [&](int id) {
        listener.killTimer(id);
        if (listener.fired.size() < 5) {
            listener.startTimer(1);
        }
    };
    QTRY_COMPARE(listener.fired.size(), 5);
    QVERIFY(QAbstractEventDispatcher::instance()->registeredTimers(&listener).isEmpty());
}

void EpollDispatcherTest::aTimerDoesNotFireWithinItself()
{
    Listener listener;
    const int own = listener.startTimer(0);
    int depth = 0;
    int deepest = 0;
    listener.then = [&](int) {
        deepest = std::max(deepest, ++depth);
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
        --depth;
    };
    QTRY_VERIFY(listener.fired.size() >= 2);
    QCOMPARE(deepest, 1);
    listener.killTimer(own);
}

void EpollDispatcherTest::remainingTimeIsTold()
{
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(100'000);
    QVERIFY(timer.remainingTime() > 90'000 && timer.remainingTime() <= 100'000);
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    QCOMPARE(dispatcher->remainingTime(987'654), -1);
    const auto registered = dispatcher->registeredTimers(&timer);
    QCOMPARE(registered.size(), 1);
    QCOMPARE(registered[0].interval, 100'000);
    QCOMPARE(registered[0].timerType, Qt::PreciseTimer);
}

void EpollDispatcherTest::timersCanBeLeftOut()
{
    Listener listener;
    listener.startTimer(0);
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::X11ExcludeTimers);
    QVERIFY(listener.fired.isEmpty());
    QTRY_VERIFY(!listener.fired.isEmpty());
}

void EpollDispatcherTest::aNotifierTellsOfReading()
{
    const Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    QByteArray heard;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { heard += pair.hear(); });
    QCoreApplication::processEvents();
    QVERIFY(heard.isEmpty());
    // One activation reads one byte: what is left activates again.
    pair.say('a');
    pair.say('b');
    QTRY_COMPARE(heard, QByteArray("ab"));
}

void EpollDispatcherTest::aNotifierTellsOfWriting()
{
    const Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Write);
    int activations = 0;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        ++activations;
        notifier.setEnabled(false);
    });
    QTRY_COMPARE(activations, 1);
    // Given a kernel buffer that is full
    const QByteArray block(64 * 1024, 'x');
    while (::write(pair.ends[0], block.constData(), size_t(block.size())) > 0) {
    }
    notifier.setEnabled(true);
    QCoreApplication::processEvents();
    QCOMPARE(activations, 1);
    // When the other side reads
    QByteArray sink(1024 * 1024, '\0');
    while (::read(pair.ends[1], sink.data(), size_t(sink.size())) > 0) {
    }
    QTRY_COMPARE(activations, 2);
}

void EpollDispatcherTest::aNotifierTellsOfUrgentBytes()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    QSocketNotifier notifier(accepted->socketDescriptor(), QSocketNotifier::Exception);
    bool activated = false;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        activated = true;
        notifier.setEnabled(false);
    });
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(::send(int(client.socketDescriptor()), "!", 1, MSG_OOB), ssize_t(1));
    QTRY_VERIFY(activated);
}

void EpollDispatcherTest::aHangUpIsTold()
{
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    bool ended = false;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        ended = true;
        notifier.setEnabled(false);
    });
    ::close(pair.ends[1]);
    pair.ends[1] = -1;
    QTRY_VERIFY(ended);
}

void EpollDispatcherTest::aDisabledNotifierKeepsQuiet()
{
    const Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int activations = 0;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        ++activations;
        pair.hear();
    });
    pair.say('a');
    notifier.setEnabled(false);
    QCoreApplication::processEvents();
    QCOMPARE(activations, 0);
    // Off and on within a turn is the same as never off.
    notifier.setEnabled(true);
    notifier.setEnabled(false);
    notifier.setEnabled(true);
    QTRY_COMPARE(activations, 1);
}

void EpollDispatcherTest::aNotifierMayDeleteItselfAndOthers()
{
    const std::array<Pair, 10> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    int activations = 0;
    for (const Pair& pair : pairs) {
        notifiers.push_back(std::make_unique<QSocketNotifier>(pair.ends[0], QSocketNotifier::Read));
        QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&] {
            ++activations;
            for (auto& notifier : notifiers) {
                notifier.release()->deleteLater();
            }
            notifiers.clear();
        });
        pair.say('x');
    }
    QTRY_VERIFY(activations > 0);
    for (int turn = 0; turn < 5; ++turn) {
        QCoreApplication::processEvents();
    }
    QVERIFY2(activations <= 10, qPrintable(QString::number(activations)));
    QVERIFY(notifiers.empty());
}

void EpollDispatcherTest::aDescriptorMayBeUsedAnew()
{
    // Given a notifier that closes a neighbour, whose number is then given to a fresh, silent descriptor
    Pair first;
    Pair second;
    int strayActivations = 0;
    std::unique_ptr<Pair> fresh;
    auto neighbour = std::make_unique<QSocketNotifier>(second.ends[0], QSocketNotifier::Read);
    std::unique_ptr<QSocketNotifier> successor;
    const auto replace = [&](std::unique_ptr<QSocketNotifier>& victim, Pair& pair) {
        victim->setEnabled(false);
        victim.release()->deleteLater();
        ::close(pair.ends[0]);
        ::close(pair.ends[1]);
        fresh = std::make_unique<Pair>();
        pair.ends[0] = pair.ends[1] = -1;
        successor = std::make_unique<QSocketNotifier>(fresh->ends[0], QSocketNotifier::Read);
        QObject::connect(successor.get(), &QSocketNotifier::activated, this, [&] { ++strayActivations; });
    };
    QSocketNotifier opener(first.ends[0], QSocketNotifier::Read);
    bool replaced = false;
    QObject::connect(&opener, &QSocketNotifier::activated, this, [&] {
        first.hear();
        replace(neighbour, second);
        replaced = true;
    });
    QObject::connect(neighbour.get(), &QSocketNotifier::activated, this, [&] { second.hear(); });
    // When both are ready in the same turn
    first.say('x');
    second.say('x');
    QTRY_VERIFY(replaced);
    QCoreApplication::processEvents();
    // Then the old one's event does not reach the new one, but its own does
    QCOMPARE(strayActivations, 0);
    QObject::connect(successor.get(), &QSocketNotifier::activated, this, [&] { fresh->hear(); });
    fresh->say('y');
    QTRY_COMPARE(strayActivations, 1);
}

void EpollDispatcherTest::notifiersCanBeLeftOut()
{
    const Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    char heard = '\0';
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { heard = pair.hear(); });
    pair.say('x');
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(heard, '\0');
    QTRY_COMPARE(heard, 'x');
}

void EpollDispatcherTest::postsFromOtherThreadsWakeIt()
{
    constexpr int count = 20'000;
    int received = 0;
    QObject receiver;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < count / 4; ++i) {
                QMetaObject::invokeMethod(
                    &receiver, [&] { ++received; }, Qt::QueuedConnection);
            }
        });
    }
    QEventLoop loop;
    while (received < count) {
        // Without any timer: only a post can end the wait.
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
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
        QObject::connect(timer, &QTimer::timeout, timer, [&] { ++fired; });
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
    for (int i = 0; i < 5; ++i) {
        client.sendTextMessage(big);
    }
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

int main(int argc, char** argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epolldispatcher.moc"
