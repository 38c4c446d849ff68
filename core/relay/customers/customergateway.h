// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/namespace.h"
#include "core/relay/customers/customeroptions.h"

#include <memory>
#include <vector>

namespace baton::relay {

class AddressLimits;
class VisitorRooms;

/// The Socket.IO namespace /customer: customers on the relay's own page, each with their conversation, in as
/// many tabs as they like. Thread-safe.
///
///     auto gateway = std::make_shared<CustomerGateway>(options);
///     desk.observe([gateway](const auto& events) { gateway->recorded(events); });
///     socketio::Server server({}, {{{customerNamespace, gateway}}});
///
/// Beyond the contract it emits `agents {online}` when the number of agents changes, `failed {kind,detail}`
/// before it ends a connection whose session could not be read, a notice of kind `welcome`, and `clientId` in
/// those messages that the page itself has sent.
class CustomerGateway : public socketio::Namespace
{
public:
    explicit CustomerGateway(CustomerOptions options);
    ~CustomerGateway() override;

    std::variant<socketio::ConnectRefusal, std::shared_ptr<socketio::SocketListener>>
    connecting(const socketio::ConnectRequest& request) override;

    /// Whether this visitor has the page of any bot open; with @p conversation, whether that one is theirs.
    bool isHere(const QByteArray& visitorHash, const std::optional<ConversationId>& conversation = {}) const;

    /// What the desk has recorded: as a Desk::Observer.
    void recorded(const std::vector<desk::Recorded>& events);
    /// Somebody else than the customer types in a conversation: from Passing.
    void typing(const protocol::Typing& typing);
    /// Agents came, went, or may answer for other bots: look at agentsOnline() again.
    void agentsChanged();

private:
    std::shared_ptr<const CustomerOptions> m_options;
    std::shared_ptr<VisitorRooms> m_rooms;
    std::shared_ptr<AddressLimits> m_messages;
    std::shared_ptr<AddressLimits> m_connects;
};

} // namespace baton::relay
