// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/linktiming.h"
#include "core/client/tokencheck.h"
#include "core/protocol/wire/jsonrpc.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>

class QWebSocket;

namespace baton::client {

/// An address of the relay: @p path below whatever path the relay itself lives at.
QUrl endpoint(const QUrl& relay, QLatin1String path);

/// The socket to the relay's /v1/agent: connects, notices when the other end is silently gone, and comes back
/// by itself with growing, jittered pauses. Speaks JSON-RPC. One thread.
class RelayLink : public QObject
{
    Q_OBJECT
public:
    explicit RelayLink(const LinkTiming& timing, QObject* parent = nullptr);

    void open(const QUrl& relay, const QByteArray& token);
    void close();
    /// Tries at once, whatever pause is running; a connection that is up must show soon that it lives.
    void poke();
    /// Drops the connection and tries again after a pause.
    void restart(const QString& why);
    /// The session stands: the next loss begins with the shortest pause again.
    void settled() { m_failures = 0; }
    bool isUp() const { return m_up; }

    using Reply = std::function<void(Result<QJsonObject>)>;
    /// The reply is a refusal of kind Unavailable when the connection ends or nothing comes in time: the
    /// request may or may not have been carried out. Called later, never from within call().
    void call(QLatin1String method, const QJsonObject& params, Reply reply);

    /// Milliseconds since the epoch; replaced by tests that let the machine sleep.
    void setWallClock(std::function<qint64()> clock);

Q_SIGNALS:
    void connecting();
    void up();
    void down(const QString& why, int retryMs);
    /// By the relay itself; whoever else says so is a stranger, and it is tried again.
    void tokenRefused();
    void notified(const QString& method, const QJsonObject& params);

private:
    struct Call
    {
        Reply reply;
        qint64 deadline;
    };

    void connectNow();
    void drop();
    void lost(const QString& why);
    void judged(TokenCheck::Verdict verdict);
    void tryLater(const QString& why);
    void received(const QString& text);
    void answered(const protocol::rpc::Incoming& incoming);
    void tick();
    void checkLife();
    void expireCalls();
    void failCalls(const QString& why);

    LinkTiming m_timing;
    QWebSocket* m_socket = nullptr;
    TokenCheck m_check;
    QString m_doubt; ///< what is being checked
    QTimer m_retry;
    QTimer m_tick;
    QElapsedTimer m_clock;
    std::function<qint64()> m_wallClock;
    QUrl m_relay;
    QByteArray m_token;
    QHash<qint64, Call> m_calls;
    qint64 m_lastId = 0;
    qint64 m_lastHeard = 0;
    qint64 m_proveBy = 0; ///< 0: nothing to prove
    qint64 m_lastWallTick = 0;
    int m_failures = 0;
    bool m_wanted = false;
    bool m_up = false;
};

} // namespace baton::client
