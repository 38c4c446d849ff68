// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/agents/agentgateway.h"
#include "tests/core/relay/gatewaystage.h"
#include "tests/support/rpcclient.h"

namespace baton::tests {

/// The stage with the gateway for agents on it, and one agent who may sign in, Ana.
class AgentStage : public GatewayStage
{
public:
    AgentStage();
    ~AgentStage() override;

    /// One of Ana's, signed in, that has said hello; null when it was refused.
    std::unique_ptr<testing::RpcClient> device(const QString& name);
    /// Somebody who may sign in as well, before open().
    MemberId addColleague(const QString& name, Role role = Role::Agent, const QStringList& bots = {});
    /// Their program; null when it was refused.
    std::unique_ptr<testing::RpcClient> programOf(const QString& name);

private:
    std::unique_ptr<testing::RpcClient> signedIn(const QString& address, const QString& device);

    relay::AgentGateway m_gateway;
};

} // namespace baton::tests
