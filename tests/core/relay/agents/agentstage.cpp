// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/agents/agentstage.h"

#include "core/relay/directory/directory.h"
#include "core/relay/push/subscriptionbook.h"
#include "tests/support/http.h"
#include "tests/support/relayprocess.h"

namespace baton::tests {

using namespace relay;

namespace {

const QString email = QStringLiteral("ana@baton.example");

QString emailOf(const QString& name) { return name.toLower() + QStringLiteral("@baton.example"); }

} // namespace

AgentStage::AgentStage() : m_gateway(parts(), AgentGateway::Options())
{
    if (!admin().addMember(
            {email, QStringLiteral("Ana"), Role::Agent, {}, testing::RelayProcess::password()}))
        qFatal("Ana could not be added.");
    parts().passing.watch([this](const PassingNote& note) { m_gateway.passed(note); });
    parts().subscriptions.watch([this](const MemberId& member) { m_gateway.subscriptionsChanged(member); });
    parts().directory.watch([this] { m_gateway.directoryChanged(); });
    m_gateway.serve(m_router);
}

AgentStage::~AgentStage() { close(); }

std::unique_ptr<testing::RpcClient> AgentStage::device(const QString& name) { return signedIn(email, name); }

MemberId AgentStage::addColleague(const QString& name, Role role, const QStringList& bots)
{
    const auto member =
        admin().addMember({emailOf(name), name, role, bots, testing::RelayProcess::password()});
    if (!member)
        qFatal("%s", qPrintable(member.error().detail));
    return member->id;
}

std::unique_ptr<testing::RpcClient> AgentStage::programOf(const QString& name)
{
    return signedIn(emailOf(name), name);
}

std::unique_ptr<testing::RpcClient> AgentStage::signedIn(const QString& address, const QString& device)
{
    auto client = std::make_unique<testing::RpcClient>();
    const auto token = testing::signIn(url(), address, device);
    const bool isOpen =
        client->open(socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1"));
    return isOpen && client->call(QStringLiteral("session.hello")).ok() ? std::move(client) : nullptr;
}

} // namespace baton::tests
