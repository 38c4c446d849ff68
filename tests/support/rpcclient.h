// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QWebSocket>
#include <functional>
#include <optional>

namespace baton::testing {

/// What came back for one request.
struct RpcAnswer
{
    bool came = false;
    QJsonObject result; ///< of a list: an object that has it as `items`
    int errorCode = 0;  ///< 0: it succeeded
    QString errorText;
    QJsonObject errorData;

    bool ok() const { return came && errorCode == 0; }
    QString reason() const { return errorData.value(QLatin1String("reason")).toString(); }
};

/// JSON-RPC over a WebSocket, as an agent's program or a bot speaks it; the test's side of it.
class RpcClient : public QObject
{
    Q_OBJECT
public:
    explicit RpcClient(QObject* parent = nullptr);

    /// Opens and waits; false when the relay refused.
    bool open(const QUrl& url, const QByteArray& token, const QString& subprotocol = {});
    /// Opens without waiting; opened() or closed() follows.
    void begin(const QUrl& url, const QByteArray& token, const QString& subprotocol = {});
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void close() { m_socket.close(); }
    /// Drops the connection without a word.
    void abort() { m_socket.abort(); }
    int closeCode() const { return m_socket.closeCode(); }

    using Then = std::function<void(const RpcAnswer&)>;
    /// Sends and goes on; @p then is called when the answer comes.
    void send(const QString& method, const QJsonObject& params, Then then = {});
    /// Sends and waits.
    RpcAnswer call(const QString& method, const QJsonObject& params = {});
    /// Sends bytes as they are; the next message without a known id counts as the answer.
    RpcAnswer callRaw(const QString& text);
    void sendRaw(const QString& text) { m_socket.sendTextMessage(text); }
    void sendBinary(const QByteArray& bytes) { m_socket.sendBinaryMessage(bytes); }

    struct Notification
    {
        QString method;
        QJsonObject params;
    };
    /// Everything the server said by itself, in order.
    const QList<Notification>& notifications() const { return m_notifications; }
    QList<QJsonObject> notificationsOf(const QString& method) const;
    void clearNotifications() { m_notifications.clear(); }

Q_SIGNALS:
    void opened();
    void closed();
    void answered();
    void notified(const QString& method, const QJsonObject& params);

private:
    void received(const QString& text);

    QWebSocket m_socket;
    bool m_failed = false; ///< the handshake was refused, or the connection was lost
    int m_next = 0;
    QHash<int, Then> m_waiting;
    QList<Notification> m_notifications;
    std::optional<RpcAnswer> m_stray;
};

/// What a bot was told of events, without what stands beside them: the words for the customer, and who is
/// there.
QList<QJsonObject> eventsToldTo(const RpcClient& bot);

} // namespace baton::testing
