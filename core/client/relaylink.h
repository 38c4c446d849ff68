#pragma once

#include "core/protocol/jsonrpc.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <functional>

namespace baton::client {

/// The socket to the relay's /v1/agent: connects, notices when the other end is silently gone, and comes back
/// by itself with growing, jittered pauses. Speaks JSON-RPC. One thread.
class RelayLink : public QObject
{
    Q_OBJECT
public:
    explicit RelayLink(QObject* parent = nullptr);

    void open(const QUrl& relay, const QByteArray& token);
    void close();
    /// Tries at once, whatever pause is running; asks a connection that is up whether it lives.
    void poke();
    bool isUp() const { return m_up; }

    using Reply = std::function<void(Result<QJsonObject>)>;
    /// The reply is a refusal of kind Unavailable when the connection ends or nothing comes in time: the
    /// request may or may not have been carried out.
    void call(QLatin1String method, const QJsonObject& params, Reply reply);

Q_SIGNALS:
    void connecting();
    void up();
    void down(const QString& why, int retryMs);
    void tokenRefused();
    void notified(const QString& method, const QJsonObject& params);

private:
    struct Call
    {
        Reply reply;
        qint64 deadline;
    };

    void connectNow();
    void lost(const QString& why);
    void received(const QString& text);
    void tick();
    void failCalls(const QString& why);

    QWebSocket m_socket;
    QTimer m_retry;
    QTimer m_tick;
    QElapsedTimer m_clock;
    QUrl m_relay;
    QByteArray m_token;
    QHash<qint64, Call> m_calls;
    qint64 m_lastId = 0;
    qint64 m_lastHeard = 0;
    qint64 m_lastTick = 0;
    qint64 m_lastWallTick = 0;
    int m_failures = 0;
    bool m_wanted = false;
    bool m_up = false;
    bool m_connecting = false;
};

} // namespace baton::client
