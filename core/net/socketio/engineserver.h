// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/net/socketio/engineerror.h"
#include "core/net/socketio/enginesession.h"

#include <functional>
#include <memory>

namespace baton::relay::socketio {

/// An Engine.IO v4 server on the relay's port: polling, WebSocket, and the upgrade from one to the other.
/// Thread-safe. Call close() before the front stops: sessions end on their own I/O threads, while those still
/// run.
class EngineServer
{
public:
    /// Makes what listens to a new session; called on the session's thread, before anything is sent. The
    /// session outlives the listener's closed().
    using Welcome = std::function<std::shared_ptr<EngineListener>(EngineSession& session)>;

    EngineServer(EngineOptions options, Welcome welcome);
    ~EngineServer();
    Q_DISABLE_COPY_MOVE(EngineServer)

    /// Adds its routes. Before the listener runs.
    void route(Router& router);
    /// Ends every session; each ends on its own thread.
    void close();
    qsizetype sessionCount() const;

private:
    struct Shared;
    std::shared_ptr<Shared> d;
};

} // namespace baton::relay::socketio
