// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/engineserver.h"
#include "core/net/socketio/namespace.h"
#include "core/net/socketio/socketiopacket.h"

#include <QHash>
#include <memory>

namespace baton::relay::socketio {

/// What every client of a server works with.
struct ServerSetup
{
    QHash<QByteArray, std::shared_ptr<Namespace>> namespaces;
    protocol::socketio::Limits limits;
    std::chrono::milliseconds connectTimeout{15'000}; ///< to connect to a first namespace
};

/// A Socket.IO v5 server on the relay's port.
///
///     Server server({.path = "/socket.io/"}, {{"/customer", gateway}});
///     server.route(router);
///
/// The namespaces live as long as the server. Call close() before the front stops: sessions end on their own
/// I/O threads, while those still run.
class Server
{
public:
    Server(EngineOptions options, ServerSetup setup);

    /// Adds its routes. Before the listener runs.
    void route(Router& router) { m_engine.route(router); }
    /// Ends every session; each ends on its own thread.
    void close() { m_engine.close(); }
    qsizetype sessionCount() const { return m_engine.sessionCount(); }

private:
    EngineServer m_engine;
};

} // namespace baton::relay::socketio
