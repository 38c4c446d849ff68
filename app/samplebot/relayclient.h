// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

namespace samplebot {

/// The bot's socket, /v1/bot: gives what the relay says, publishes what the bot says, and comes back by
/// itself. What could not be published yet waits here, in order; the relay drops repeats by their id. One
/// thread.
class RelayClient : public QObject
{
    Q_OBJECT
public:
    RelayClient(QUrl relay, QByteArray key, QObject* parent = nullptr);
    ~RelayClient() override;
    Q_DISABLE_COPY_MOVE(RelayClient)

    void connectToRelay();
    void publish(const QJsonObject& cloudEvent);

Q_SIGNALS:
    void connected();
    /// No connection; the next try comes by itself.
    void retrying();
    void notified(const QJsonObject& event);
    /// The key is wrong; there is no use in trying again.
    void keyRefused();

private:
    void received(const QString& text);
    void sendNext();
    void lost();

    QWebSocket m_socket;
    QUrl m_relay;
    QByteArray m_key;
    QTimer m_retry;
    QTimer m_again; ///< an event that was refused for now goes out once more
    QTimer m_alive;
    QList<QJsonObject> m_waiting;
    qint64 m_lastId = 0;
    int m_failures = 0;
    bool m_sending = false;
    bool m_up = false;
    bool m_heard = false;
};

} // namespace samplebot
