// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentverbs.h"
#include "core/relay/push/pushbridge.h"
#include "core/relay/push/subscriptionbook.h"

namespace baton::relay {

void verb(method::SubscriptionsGet, AgentCaller& caller, const protocol::Nothing&,
          const Answerer<push::Subscriptions>& reply)
{
    reply(caller.parts().subscriptions.of(caller.access().member.id, caller.access().device));
}

void verb(method::SubscriptionsSet, AgentCaller& caller, const push::Subscriptions& params,
          Answerer<push::Subscriptions> reply)
{
    caller.parts().subscriptions.set(caller.access().member.id, caller.access().device, params,
                                     std::move(reply));
}

void verb(method::PushReport, AgentCaller& caller, const protocol::ReportParams& params,
          Answerer<protocol::Nothing> reply)
{
    caller.parts().push.report(caller.access().device, params, std::move(reply));
}

void verb(method::PushPending, AgentCaller& caller, const protocol::PendingParams& params,
          Answerer<protocol::PendingResult> reply)
{
    caller.parts().push.pending(caller.access().device, params, std::move(reply));
}

} // namespace baton::relay
