// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/bots/botgateway.h"
#include "tests/core/relay/gatewaystage.h"
#include "tests/support/http.h"

namespace baton::tests {

/// The stage with the gateway for bots on it.
class BotStage : public GatewayStage
{
public:
    BotStage();
    ~BotStage() override;

    /// An event of the bot's, with an id of its own.
    QJsonObject event(const char* type, const QString& subject, const QJsonObject& data = {});
    /// POSTs them with the bot's key.
    testing::HttpAnswer publish(const QJsonArray& events) const;
    /// As the relay says when agents came or went.
    void agentsChanged() { m_gateway.agentsChanged(); }
    /// What was said in the newest conversation.
    QStringList transcript();

private:
    Result<void> prepare() override { return m_gateway.start(); }

    relay::BotGateway m_gateway;
    int m_events = 0;
};

} // namespace baton::tests
