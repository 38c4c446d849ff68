// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/engineserver.h"
#include "core/net/socketio/server.h"

namespace baton::conformance {

/// What the public suites of Engine.IO v4 and Socket.IO v5 expect to talk to: a server that says everything
/// back. Raw Engine.IO at /engine.io/; Socket.IO at /socket.io/ with the namespaces / and /custom.
class EchoServers
{
public:
    EchoServers();
    void route(relay::Router& router);
    void close();

    static relay::socketio::EngineOptions options(const QByteArray& path);

private:
    relay::socketio::EngineServer m_engine;
    relay::socketio::Server m_sockets;
};

} // namespace baton::conformance
