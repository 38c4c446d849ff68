// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/front.h"

#include <QMutex>
#include <QTcpSocket>
#include <QtTest>
#include <atomic>

/// A front on loopback, and clients that say exactly what a test wants said.
namespace baton::relay::test {

using namespace std::chrono_literals;

/// A TCP client that keeps all it hears.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_heard += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
    }

    RawClient& say(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        return *this;
    }
    const QByteArray& heard() const { return m_heard; }
    void forget() { m_heard.clear(); }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool hasEnded() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    int answers() const { return int(m_heard.count("\r\nDate: ")); }
    /// The status of the first answer; 0 while there is none.
    int status() const { return m_heard.startsWith("HTTP/1.1 ") ? m_heard.mid(9, 3).toInt() : 0; }
    QByteArray header(const QByteArray& name) const
    {
        const qsizetype at = m_heard.indexOf("\r\n" + name + ": ");
        return at < 0 ? QByteArray()
                      : m_heard.mid(at + name.size() + 4,
                                    m_heard.indexOf("\r\n", at + 2) - at - name.size() - 4);
    }
    QByteArray body() const
    {
        const qsizetype at = m_heard.indexOf("\r\n\r\n");
        return at < 0 ? QByteArray() : m_heard.mid(at + 4);
    }
    QTcpSocket& socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

/// What sessions saw, whichever thread they ran on.
struct Journal
{
    void note(const QByteArray& entry)
    {
        const QMutexLocker lock(&mutex);
        entries.append(entry);
    }
    QByteArrayList all() const
    {
        const QMutexLocker lock(&mutex);
        return entries;
    }

    mutable QMutex mutex;
    QByteArrayList entries;
    std::atomic<int> opened{0};
    std::atomic<int> closed{0};
    std::atomic<int> destroyed{0};
    std::atomic<int> drained{0};
    std::atomic<Connection*> connection{nullptr};
};

/// Notes everything, and sends texts and binaries back.
class EchoSession : public SocketSession
{
public:
    explicit EchoSession(Journal& journal) : m_journal(journal) {}
    ~EchoSession() override { ++m_journal.destroyed; }

    void opened(Connection& connection) override
    {
        m_connection = &connection;
        m_journal.connection = &connection;
        ++m_journal.opened;
    }
    void textReceived(const QByteArray& utf8) override
    {
        m_journal.note(utf8);
        m_connection->sendText(utf8);
    }
    void binaryReceived(const QByteArray& payload) override { m_connection->sendBinary(payload); }
    void pongReceived(const QByteArray& payload) override { m_journal.note("pong " + payload); }
    void drained() override { ++m_journal.drained; }
    void closed() override { ++m_journal.closed; }

private:
    Journal& m_journal;
    Connection* m_connection = nullptr;
};

inline QByteArray get(const QByteArray& path) { return "GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n"; }

inline QByteArray handshake(const QByteArray& path, const QByteArray& more = {})
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           more + "\r\n";
}

/// A frame as a client sends it.
inline QByteArray masked(quint8 first, const QByteArray& payload, const QByteArray& mask = "\x11\x22\x33\x44")
{
    QByteArray frame(1, char(first));
    if (payload.size() < 126) {
        frame.append(char(0x80 | payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        frame.append(char(0xFE)).append(char(payload.size() >> 8)).append(char(payload.size()));
    } else {
        frame.append(char(0xFF)).append(4, '\0');
        for (int shift = 24; shift >= 0; shift -= 8)
            frame.append(char(payload.size() >> shift));
    }
    frame.append(mask);
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame.append(char(payload.at(i) ^ mask.at(i % 4)));
    return frame;
}

} // namespace baton::relay::test
