// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/server.h"

#include "core/net/socketio/client.h"

namespace baton::relay::socketio {

Server::Server(EngineOptions options, ServerSetup setup)
    : m_engine(std::move(options),
               [shared = std::make_shared<const ServerSetup>(std::move(setup))](EngineSession& session) {
                   return std::make_shared<Client>(session, shared);
               })
{}

} // namespace baton::relay::socketio
