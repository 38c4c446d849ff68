// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/net/server/testfront.h"

#include <QUrl>

namespace baton::relay::test {

/// A front with /echo, and /v1/agent with the subprotocol baton.v1.
class SocketFront
{
protected:
    void serve(FrontLimits limits = {}, int threads = 1);
    /// Also checks that every session that was opened was closed.
    void close();
    /// On the thread of the newest connection, waiting for it.
    void onConnection(const std::function<void(Connection&)>& act);
    QUrl url(const QString& path = QStringLiteral("/echo")) const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_front->port()).arg(path));
    }

    Journal m_journal;
    Router m_router;
    std::unique_ptr<Front> m_front;
};

} // namespace baton::relay::test
