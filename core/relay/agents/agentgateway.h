// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/agents/agentsocket.h"

#include <atomic>

namespace baton::relay {

/// Everything agents speak to: sign-in and the socket /v1/agent. Destroy it after the I/O threads have
/// stopped.
class AgentGateway
{
public:
    struct Options
    {
        int requestsPerSecond = 500; ///< per socket, twice that in a burst; 0: no limit
    };

    AgentGateway(RelayParts& parts, Options options);

    /// For sockets that are opened from now on. Any thread.
    void setRequestsPerSecond(int most) { m_requestsPerSecond = most; }

    /// Adds its routes.
    void serve(Router& router);
    /// Hooks for Passing and the directory; any thread.
    void passed(const PassingNote& note);
    /// What members' availability has become: for administrators, whose screens show who is there.
    void membersChanged(const QList<PassingNote>& notes);
    void directoryChanged();
    /// All devices of the member are told what they want now.
    void subscriptionsChanged(const MemberId& member);

private:
    std::variant<HttpResponse, std::unique_ptr<SocketSession>> accept(const HttpRequest& request,
                                                                      Executor& io);

    Sweeper& sweeperOf(Executor& io);

    RelayParts& m_parts;
    std::atomic<int> m_requestsPerSecond;
    QMutex m_mutex;
    std::unordered_map<Executor*, std::unique_ptr<Sweeper>> m_sweepers; ///< one per I/O thread
    SessionGroups<AgentSocket> m_sessions;
};

} // namespace baton::relay
