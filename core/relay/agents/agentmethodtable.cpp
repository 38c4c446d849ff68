// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentmethodtable.h"

#include "core/domain/text.h"
#include "core/relay/agents/sortingverbs.h"

#include <algorithm>

namespace baton::relay {

namespace {

template <typename Method>
void invoke(AgentCaller& caller, const QJsonValue& id, const QJsonObject& params)
{
    auto decoded = protocol::fromJson<typename Method::Params>(params, QStringLiteral("params"));
    if (!decoded)
        return caller.refuse(id, decoded.error());
    if constexpr (std::is_same_v<Method, method::SessionHello>)
        verb(Method{}, caller, id, *decoded);
    else
        verb(Method{}, caller, std::move(*decoded), caller.replyTo<typename Method::Answer>(id));
}

template <typename... Methods>
constexpr auto tableOf(const std::tuple<Methods...>*)
{
    return std::array<AgentMethod, sizeof...(Methods)>{
        {AgentMethod{Methods::name, Methods::permission, &invoke<Methods>}...}};
}

} // namespace

const std::array<AgentMethod, std::tuple_size_v<protocol::AgentMethods>>& agentMethods()
{
    static constexpr auto table = tableOf(static_cast<const protocol::AgentMethods*>(nullptr));
    return table;
}

void callAgentMethod(AgentCaller& caller, const protocol::rpc::Request& request)
{
    const auto& table = agentMethods();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const AgentMethod& method) { return request.method == method.name; });
    if (found == table.end()) {
        const auto detail =
            QStringLiteral("There is no method \"%1\" on this socket.").arg(beginningOf(request.method, 100));
        return caller.fail(request.id, {protocol::rpc::MethodNotFound, detail, {}});
    }
    if (!caller.access().may(found->permission)) {
        return caller.refuse(request.id,
                             {Refusal::Kind::NotPermitted,
                              QStringLiteral("This needs the permission %1. Ask an administrator.")
                                  .arg(permissionName(found->permission)),
                              Refusal::Reason::None, std::nullopt});
    }
    if (found->name != protocol::method::SessionHello::name && !caller.hasSaidHello()) {
        return caller.fail(request.id,
                           {protocol::rpc::InvalidRequest, QStringLiteral("Say session.hello first."), {}});
    }
    found->invoke(caller, request.id, request.params);
}

} // namespace baton::relay
