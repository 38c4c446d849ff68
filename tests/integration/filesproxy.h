// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <algorithm>
#include <limits>
#include <memory>

namespace baton::testing {

/// Stands between a console and its relay, and cuts connections in the middle of what the console sends: so
/// many, each after so many bytes. Counts what came through. Its thread's event loop.
class FilesProxy : public QTcpServer
{
public:
    explicit FilesProxy(const QUrl& relay) : m_relay(relay) { listen(QHostAddress::LocalHost); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    void cut(int times, qint64 after)
    {
        m_cuts = times;
        m_after = after;
    }
    int wereCut() const { return m_wereCut; }
    /// Nothing comes through until it is released.
    void hold(bool isHeld) { m_isHeld = isHeld; }
    qint64 sent() const { return m_sent; }
    /// How often a console set out to send what is left of a file.
    int attempts() const { return m_attempts; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto* client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        auto* relay = new QTcpSocket(client);
        relay->connectToHost(QStringLiteral("127.0.0.1"), quint16(m_relay.port()));
        client->setReadBufferSize(mostOnTheWay);
        // Only what comes after cut() is cut.
        auto left = std::make_shared<qint64>(m_cuts > 0 ? m_after : std::numeric_limits<qint64>::max());
        connect(client, &QTcpSocket::readyRead, relay, [=, this] { pass(client, relay, *left); });
        connect(relay, &QTcpSocket::connected, client, [=, this] {
            relay->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, mostOnTheWay);
            pass(client, relay, *left);
        });
        connect(relay, &QTcpSocket::bytesWritten, client, [=, this] { pass(client, relay, *left); });
        connect(relay, &QTcpSocket::readyRead, client, [=] { client->write(relay->readAll()); });
        connect(relay, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(relay, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

private:
    static constexpr int mostOnTheWay = 64 * 1024;

    void pass(QTcpSocket* client, QTcpSocket* relay, qint64& left)
    {
        // What has left the console is soon at the relay: little waits in between.
        if (m_isHeld || left < 0 || relay->state() != QAbstractSocket::ConnectedState ||
            relay->bytesToWrite() > 0)
            return;
        const auto data = client->readAll();
        if (data.isEmpty())
            return;
        m_attempts += data.contains("PATCH /v1/files/") ? 1 : 0;
        left -= data.size();
        if (left < 0 && m_cuts > 0) {
            --m_cuts;
            ++m_wereCut;
            client->abort();
            // Some of the last piece still arrives.
            relay->write(data.left(data.size() / 2));
            relay->flush();
            return;
        }
        left = std::max<qint64>(left, 0);
        m_sent += data.size();
        relay->write(data);
    }

    QUrl m_relay;
    int m_cuts = 0;
    int m_wereCut = 0;
    int m_attempts = 0;
    qint64 m_after = 0;
    qint64 m_sent = 0;
    bool m_isHeld = false;
};

} // namespace baton::testing
