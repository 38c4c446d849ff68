// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/epolldispatcher_linux.h"
#include "tests/support/program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QtTest>
#include <sys/socket.h>
#include <unistd.h>

using namespace baton::relay;

namespace {

/// Two connected descriptors.
struct Pair
{
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0)
            qFatal("no socket pair");
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

} // namespace

/// The whole program runs on the dispatcher under test, Qt's own test loop included.
class EpollNotifiersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimerWithoutTimeLeavesRoomForSockets();
    void aNotifierTellsOfReading();
    void aNotifierTellsOfWriting();
    void aNotifierTellsOfUrgentBytes();
    void aHangUpIsTold();
    void aDisabledNotifierKeepsQuiet();
    void aNotifierMayDeleteItselfAndOthers();
    void aDescriptorMayBeUsedAnew();
    void notifiersCanBeLeftOut();
};

void EpollNotifiersTest::aTimerWithoutTimeLeavesRoomForSockets()
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

void EpollNotifiersTest::aNotifierTellsOfReading()
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

void EpollNotifiersTest::aNotifierTellsOfWriting()
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

void EpollNotifiersTest::aNotifierTellsOfUrgentBytes()
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

void EpollNotifiersTest::aHangUpIsTold()
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

void EpollNotifiersTest::aDisabledNotifierKeepsQuiet()
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

void EpollNotifiersTest::aNotifierMayDeleteItselfAndOthers()
{
    const std::array<Pair, 10> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    int activations = 0;
    for (const Pair& pair : pairs) {
        notifiers.push_back(std::make_unique<QSocketNotifier>(pair.ends[0], QSocketNotifier::Read));
        QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&] {
            ++activations;
            for (auto& notifier : notifiers)
                notifier.release()->deleteLater();
            notifiers.clear();
        });
        pair.say('x');
    }
    QTRY_VERIFY(activations > 0);
    for (int turn = 0; turn < 5; ++turn)
        QCoreApplication::processEvents();
    QVERIFY2(activations <= 10, qPrintable(QString::number(activations)));
    QVERIFY(notifiers.empty());
}

void EpollNotifiersTest::aDescriptorMayBeUsedAnew()
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

void EpollNotifiersTest::notifiersCanBeLeftOut()
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

namespace {

int run(int argc, char** argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    EpollNotifiersTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

BATON_TEST_RUN(run)

#include "tst_epollnotifiers.moc"
