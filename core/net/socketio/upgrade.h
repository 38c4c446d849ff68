// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/websocketleg.h"

#include <QByteArray>
#include <QTimer>
#include <chrono>
#include <memory>

namespace baton::relay::socketio {

/// The way from polling to WebSocket: the client probes the new socket, hears the answer, and says that it
/// moves. Lives on the session's thread.
class Upgrade
{
public:
    enum class Step { Waiting, Probed, Complete, Failed };

    /// Closes @p wire when the client has not moved within @p timeout.
    Upgrade(std::shared_ptr<WebSocketWire> wire, std::chrono::milliseconds timeout);

    /// What a text message on the new socket leads to.
    Step advance(const QByteArray& utf8);
    bool isProbed() const { return m_probed; }
    const std::shared_ptr<WebSocketWire>& wire() const { return m_wire; }

private:
    std::shared_ptr<WebSocketWire> m_wire;
    QTimer m_deadline;
    bool m_probed = false;
};

} // namespace baton::relay::socketio
