// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QMutex>
#include <memory>
#include <vector>

namespace baton::relay::socketio {

class EngineSession;

/// The sessions of one server by their id, bounded in all and per client. Thread-safe, for a request may come
/// in on any I/O thread.
class SessionRegistry
{
public:
    struct Limits
    {
        qsizetype most = 50'000;
        qsizetype mostPerClient = 1024;
        qsizetype mostNewPerClient = 128;   ///< that have not joined anything
        qsizetype mostNewOfLoopback = 2048; ///< of this machine, or of all behind a proxy on it
    };

    explicit SessionRegistry(Limits limits) : m_limits(limits) {}

    /// An id nobody can guess.
    static QByteArray createId();

    enum class Verdict { Added, ClientIsFull, Full };
    struct Outcome
    {
        Verdict verdict = Verdict::Added;
        /// Of the same client, the oldest that has joined nothing: to be closed, it is known no more.
        std::shared_ptr<EngineSession> crowdedOut;
    };
    Outcome add(const QByteArray& id, std::shared_ptr<EngineSession> session, const QHostAddress& client);
    /// It has joined something, and is not new any more.
    void joined(const QByteArray& id);
    void remove(const QByteArray& id);
    void clear();
    std::shared_ptr<EngineSession> find(const QByteArray& id) const;
    std::vector<std::shared_ptr<EngineSession>> all() const;
    qsizetype count() const;

private:
    struct Entry
    {
        std::shared_ptr<EngineSession> session;
        QHostAddress client;
    };
    struct ClientSessions
    {
        qsizetype all = 0;
        QList<QByteArray> fresh; ///< the oldest first
    };

    std::shared_ptr<EngineSession> takeOut(QByteArray id);

    const Limits m_limits;
    mutable QMutex m_mutex;
    QHash<QByteArray, Entry> m_sessions;
    QHash<QHostAddress, ClientSessions> m_clients;
};

} // namespace baton::relay::socketio
