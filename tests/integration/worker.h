// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QSet>

namespace baton::testing {

/// An agent under load: claims what it is given, answers what it got, and keeps a record of what was
/// acknowledged. What was not answered when the relay died is sent again under the same command id.
class Worker : public QObject
{
    Q_OBJECT
public:
    Worker(QString name, QByteArray token, const RelayProcess& relay);

    /// Drops the connection, if any, and resumes on a new one.
    void connectToRelay();
    void work(const QString& conversation);

    bool isIdle() const { return m_ready && !m_busy && m_jobs.isEmpty(); }
    /// Event numbers came without gaps and without repeats, over all connections.
    bool isGapless() const { return m_gapless; }
    int acknowledged() const { return m_acknowledged; }

    struct Reply
    {
        QString conversation;
        QString message;
    };
    const QSet<QString>& claimed() const { return m_claimed; }
    const QHash<QString, Reply>& replies() const { return m_replies; } ///< by text

private:
    struct Job
    {
        QString conversation;
        QString commandId;
        QString text; ///< empty: a claim
    };

    void hello();
    void take(const QString& method, const QJsonObject& params);
    void next();
    void done(const Job& job, const RpcAnswer& answer);

    QString m_name;
    QByteArray m_token;
    const RelayProcess& m_relay;
    RpcClient m_client;
    QList<Job> m_jobs;
    QSet<QString> m_claimed;
    QHash<QString, Reply> m_replies;
    int m_next = 0;
    int m_acknowledged = 0;
    qint64 m_lastSeq = 0;
    bool m_gapless = true;
    bool m_ready = false;
    bool m_busy = false;
};

} // namespace baton::testing
