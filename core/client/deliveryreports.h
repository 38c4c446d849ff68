// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/protocol/agent/pushreports.h"

#include <QTimer>

namespace baton::client {

/// Tells the relay what became of the alerts on this device: shown, acted on. A report stays here until the
/// relay has answered it, so that one that was on its way when the connection ended is sent again. UI thread;
/// the session outlives it.
class DeliveryReports : public QObject
{
    Q_OBJECT
public:
    explicit DeliveryReports(Session& session, QObject* parent = nullptr);

    /// @p about is the conversation, run or entry.
    void add(const QString& about, const QString& state);

private:
    void send();
    void answered(qsizetype count, const Result<protocol::Nothing>& answer);

    Session& m_session;
    QTimer m_send;                             ///< all of one turn go together
    QList<protocol::DeliveryReport> m_waiting; ///< oldest first
    bool m_isConnected = false;
    bool m_isUnderWay = false;
};

} // namespace baton::client
