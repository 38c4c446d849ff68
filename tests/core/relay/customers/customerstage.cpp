// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/customers/customerstage.h"

#include "core/desk/desk.h"
#include "core/desk/log/blocklist.h"
#include "core/relay/customers/customerview.h"

#include <QTest>

namespace baton::tests {

using namespace relay;

CustomerStage::CustomerStage(const CustomerLimits& limits)
    : m_gateway(std::make_shared<CustomerGateway>(parts(), CustomerGateway::Options{limits}))
    , m_server({}, {{{customerNamespace, m_gateway}}, {}})
{
    parts().desk.observe([this](const std::vector<desk::Recorded>& events) { m_gateway->committed(events); });
    parts().passing.watch([this](const PassingNote& note) { m_gateway->passed(note); });
    parts().blocklist->watch([this](const Block& block) { m_gateway->blocked(block); });
    m_server.route(m_router);
}

CustomerStage::~CustomerStage()
{
    m_server.close();
    close();
}

QJsonObject CustomerStage::auth(const QString& visitor)
{
    QJsonObject auth{{QStringLiteral("bot"), QStringLiteral("support")}};
    if (!visitor.isEmpty())
        auth.insert(QStringLiteral("visitor"), visitor);
    return auth;
}

QUrl CustomerStage::pageUrl() const
{
    return engineUrl(quint16(url().port()), QString::fromLatin1(socketio::EngineOptions().path));
}

std::unique_ptr<Page> CustomerStage::page(const QString& visitor) const
{
    auto page = std::make_unique<Page>(pageUrl(), auth(visitor));
    return QTest::qWaitFor([&] { return !page->session().isEmpty(); }) ? std::move(page) : nullptr;
}

} // namespace baton::tests
