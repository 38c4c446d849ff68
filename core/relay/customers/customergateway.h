// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/recorded.h"
#include "core/net/socketio/namespace.h"
#include "core/relay/customers/customerlimits.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/parts/relayparts.h"

#include <memory>
#include <vector>

namespace baton::relay {

struct Block;
class AddressLimits;
class VisitorRooms;

/// The Socket.IO namespace /customer: customers on the relay's own page, each with their conversation, in as
/// many tabs as they like. Thread-safe.
///
///     auto gateway = std::make_shared<CustomerGateway>(parts, options);
///     parts.desk.observe([gateway](const auto& events) { gateway->committed(events); });
///     socketio::Server server({}, {{{customerNamespace, gateway}}});
///
/// Destroy it after the I/O threads have stopped.
///
/// Beyond the contract it emits `agents {online}` when the number of agents changes, `failed {kind,detail}`
/// before it ends a connection whose session could not be read, a notice of kind `welcome`, and `clientId` in
/// those messages that the page itself has sent.
class CustomerGateway : public socketio::Namespace
{
public:
    struct Options
    {
        CustomerLimits limits;
    };

    CustomerGateway(RelayParts& parts, const Options& options);
    ~CustomerGateway() override;

    std::variant<socketio::ConnectRefusal, std::shared_ptr<socketio::SocketListener>>
    connecting(const socketio::ConnectRequest& request) override;

    /// Whether this visitor has the page of any bot open; with @p conversation, whether that one is theirs.
    bool isHere(const QByteArray& visitorHash, const std::optional<ConversationId>& conversation = {}) const;

    /// Refuses, in words for them, whoever may not send a file: by what is known of the visitor with any bot,
    /// and by where they come from. @p reply on whichever thread.
    void mayBring(const QByteArray& visitorHash, const QHostAddress& from,
                  std::function<void(Result<void>)> reply) const;

    /// Hooks for the desk and for Passing, which says when somebody else than the customer types, and what
    /// agents have seen.
    void committed(const std::vector<desk::Recorded>& events);
    void passed(const PassingNote& note);
    /// Agents came, went, or may answer for other bots.
    void agentsChanged();
    /// Somebody is kept out from now on.
    void blocked(const Block& block);

private:
    RelayParts& m_parts;
    std::shared_ptr<VisitorRooms> m_rooms;
    std::shared_ptr<AddressLimits> m_messages;
    std::shared_ptr<AddressLimits> m_connects;
};

} // namespace baton::relay
