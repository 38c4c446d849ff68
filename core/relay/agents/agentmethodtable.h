// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/jsonrpc.h"
#include "core/relay/agents/agentverbs.h"

#include <array>

namespace baton::relay {

/// One method of the agent socket, as the dispatch sees it. Made from protocol::AgentMethods, so a method
/// that is listed there without a verb does not compile, and one without a permission cannot be written.
struct AgentMethod
{
    QLatin1String name;
    Permission permission;
    void (*invoke)(AgentCaller& caller, const QJsonValue& id, const QJsonObject& params);
};

/// Carries out one request, or refuses it: unknown method, missing permission, wrong params. This is the only
/// way to a verb, and the only place where permissions are checked.
void callAgentMethod(AgentCaller& caller, const protocol::rpc::Request& request);

const std::array<AgentMethod, std::tuple_size_v<protocol::AgentMethods>>& agentMethods();

} // namespace baton::relay
