// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/bots/botsession.h"

namespace baton::relay {

/// Everything bots speak to: POST /v1/events, the socket /v1/bot, and what goes out to them.
class BotGateway
{
public:
    explicit BotGateway(RelayParts& parts);

    /// Adds its routes.
    void serve(Router& router);
    /// Hooks for the desk, the directory and Passing; see BotPost.
    void committed(const std::vector<desk::Recorded>& events) { m_post.committed(events); }
    void passed(const PassingNote& note) { m_post.passed(note); }
    void agentsChanged() { m_post.agentsChanged(); }
    void directoryChanged();

    Result<void> start() { return m_post.start(); }
    void stop() { m_post.stop(); }

private:
    std::variant<HttpResponse, std::unique_ptr<SocketSession>> accept(const HttpRequest& request,
                                                                      Executor& io);

    RelayParts& m_parts;
    BotIntake m_intake;
    BotPost m_post;
    SessionGroups<BotSession> m_sessions;
};

} // namespace baton::relay
