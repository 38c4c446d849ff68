// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>
#include <thread>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

namespace {

/// Speaks as ClamAV's daemon does, byte for byte, on a thread of its own: finds the word EVIL, takes no more
/// than it was told to, and says nothing to whoever does not keep to the protocol.
class Daemon
{
public:
    explicit Daemon(quint16 port = 0, qint64 most = 1'000'000)
    {
        std::promise<quint16> listening;
        auto known = listening.get_future();
        m_thread = std::thread([this, port, most, &listening] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost, port);
            listening.set_value(server.serverPort());
            while (!m_stop)
                if (server.waitForNewConnection(20))
                    serve(*server.nextPendingConnection(), most);
        });
        m_port = known.get();
    }
    ~Daemon()
    {
        m_stop = true;
        m_thread.join();
    }

    quint16 port() const { return m_port; }
    int served() const { return m_served; }

private:
    static QByteArray exactly(QTcpSocket& socket, qint64 size)
    {
        QByteArray bytes;
        while (bytes.size() < size) {
            if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(2'000))
                return {};
            bytes += socket.read(size - bytes.size());
        }
        return bytes;
    }
    void serve(QTcpSocket& socket, qint64 most)
    {
        ++m_served;
        if (exactly(socket, 10) != QByteArray("zINSTREAM\0", 10))
            return socket.abort();
        QByteArray stream;
        for (;;) {
            const auto head = exactly(socket, 4);
            if (head.size() != 4)
                return socket.abort();
            const auto size = qFromBigEndian<quint32>(head.constData());
            if (size == 0)
                break;
            if (stream.size() + size > most)
                return answer(socket, "INSTREAM size limit exceeded. ERROR");
            stream += exactly(socket, size);
        }
        answer(socket, stream.contains("EVIL") ? "stream: Evil.Word FOUND" : "stream: OK");
    }
    static void answer(QTcpSocket& socket, const QByteArray& words)
    {
        socket.write(words + '\0');
        socket.waitForBytesWritten(2'000);
        socket.disconnectFromHost();
        socket.deleteLater();
    }

    std::thread m_thread;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_served{0};
    quint16 m_port = 0;
};

} // namespace

class TestVirusScanner : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

    void whatIsGoodIsSaidToBe();
    void whatIsFoundIsRefused();
    void aFileWaitsWhileTheScannerIsAway();
    void aFileWaitsOverARestart();
    void whatItCannotLookAtIsRefusedInTheEnd();
    void whatHasGoneIsNotAskedAbout();
    void itsAddressIsRead();

private:
    void openWith(quint16 port)
    {
        m_options.checks.scanner = {QStringLiteral("127.0.0.1"), port};
        m_options.checks.scanAgainAfter = std::chrono::milliseconds(30);
        open();
    }
};

void TestVirusScanner::whatIsGoodIsSaidToBe()
{
    const Daemon daemon;
    openWith(daemon.port());
    const auto file = send(ada, QStringLiteral("a"), QByteArray(300'000, 'a'));
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    QCOMPARE(daemon.served(), 1);
}

void TestVirusScanner::whatIsFoundIsRefused()
{
    const Daemon daemon;
    openWith(daemon.port());
    const auto before = kept().size();
    const auto file =
        send(customer, QStringLiteral("a"), QByteArray(100'000, 'a') + "EVIL" + QByteArray(100, 'b'));
    QTRY_COMPARE(judged(file->id).state, FileState::Refused);
    QVERIFY(judged(file->id).why.contains(QStringLiteral("Evil.Word")));
    // Nothing of it is left.
    const auto bytes = store().bytesOf(*find(file->id), false);
    QCOMPARE(bytes.error().kind, Refusal::Kind::Conflict);
    QCOMPARE(kept().size(), before);
}

void TestVirusScanner::aFileWaitsWhileTheScannerIsAway()
{
    // Given a port where nobody listens yet
    const auto port = Daemon().port();
    openWith(port);
    const auto good = send(ada, QStringLiteral("a"), "good");
    const auto bad = send(ada, QStringLiteral("b"), "EVIL");
    // A message may carry it meanwhile, but nobody gets its bytes.
    QVERIFY(carry(ada, {good->id}, QStringLiteral("c1")));
    QCOMPARE(store().bytesOf(*find(good->id), false).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(find(bad->id)->state, FileState::Checking);
    // When it comes
    const Daemon daemon(port);
    // Then both are judged.
    QTRY_COMPARE(judged(good->id).state, FileState::Ok);
    QTRY_COMPARE(judged(bad->id).state, FileState::Refused);
}

void TestVirusScanner::aFileWaitsOverARestart()
{
    const auto port = Daemon().port();
    openWith(port);
    const auto file = send(ada, QStringLiteral("a"), "EVIL twin");
    close();
    const Daemon daemon(port);
    open();
    QTRY_COMPARE(judged(file->id).state, FileState::Refused);
}

void TestVirusScanner::whatItCannotLookAtIsRefusedInTheEnd()
{
    const Daemon daemon(0, 1'000);
    openWith(daemon.port());
    const auto file = send(ada, QStringLiteral("a"), QByteArray(3'000'000, 'a'));
    QTRY_COMPARE(judged(file->id).state, FileState::Refused);
    QCOMPARE(daemon.served(), 3);
    // And then it is the turn of others.
    const auto next = send(ada, QStringLiteral("b"), "small");
    QTRY_COMPARE(judged(next->id).state, FileState::Ok);
}

void TestVirusScanner::whatHasGoneIsNotAskedAbout()
{
    const auto port = Daemon().port();
    openWith(port);
    const auto gone = send(ada, QStringLiteral("a"), "gone");
    const auto lost = send(ada, QStringLiteral("b"), "lost");
    const auto there = send(ada, QStringLiteral("c"), "there");
    QVERIFY(remove(*gone));
    FileFolder(m_options.folder).remove(lost->hash);
    const Daemon daemon(port);
    QTRY_COMPARE(judged(there->id).state, FileState::Ok);
    QTRY_COMPARE(judged(lost->id).state, FileState::Gone);
    QCOMPARE(daemon.served(), 1);
}

void TestVirusScanner::itsAddressIsRead()
{
    QCOMPARE(*ScannerAddress::parse(QStringLiteral("127.0.0.1:3310")),
             (ScannerAddress{QStringLiteral("127.0.0.1"), 3310}));
    QCOMPARE(*ScannerAddress::parse(QStringLiteral("[::1]:3310")),
             (ScannerAddress{QStringLiteral("::1"), 3310}));
    QCOMPARE(*ScannerAddress::parse(QStringLiteral("/run/clamav/clamd.ctl")),
             (ScannerAddress{QStringLiteral("/run/clamav/clamd.ctl"), 0}));
    for (const char* wrong : {"localhost", "localhost:", ":3310", "a:0", "a:70000"})
        QVERIFY2(!ScannerAddress::parse(QString::fromLatin1(wrong)), wrong);
}

BATON_TEST(TestVirusScanner)
#include "tst_virusscanner.moc"
