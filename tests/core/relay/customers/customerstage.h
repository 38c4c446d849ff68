// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/server.h"
#include "core/relay/customers/customergateway.h"
#include "tests/core/relay/customers/page.h"
#include "tests/core/relay/gatewaystage.h"

namespace baton::tests {

/// The stage with the gateway for customers on it.
class CustomerStage : public GatewayStage
{
public:
    /// Whoever leaves counts as gone at once, unless @p limits say something else.
    explicit CustomerStage(const relay::CustomerLimits& limits = {.absence = std::chrono::milliseconds(0)});
    ~CustomerStage() override;

    relay::CustomerGateway& gateway() { return *m_gateway; }

    /// Of a new visitor, unless one is named by their secret.
    static QJsonObject auth(const QString& visitor = {});
    QUrl pageUrl() const;
    /// A page that has got its session; null when it got none.
    std::unique_ptr<Page> page(const QString& visitor = {}) const;

private:
    std::shared_ptr<relay::CustomerGateway> m_gateway;
    relay::socketio::Server m_server;
};

} // namespace baton::tests
