// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/domain/refusal.h"
#include "core/protocol/agent/agentmethods.h"
#include "core/relay/customers/botlookup.h"

#include <chrono>
#include <functional>
#include <memory>

namespace baton::relay {

/// What one visitor and one address may do. A rate of 0 means no limit.
struct CustomerLimits
{
    int messagesPerSecond = 3; ///< of one visitor, all their tabs together
    int messageBurst = 10;
    int addressMessagesPerSecond = 20; ///< of one address, which many people may share
    int addressMessageBurst = 100;
    int connectsPerSecond = 5; ///< of one address
    int connectBurst = 60;
    int tabs = 20;            ///< of one visitor at the same time
    qsizetype messageId = 64; ///< characters of the page's own id of a message
    /// How long a customer who left still counts as there: loading a page again is no absence.
    std::chrono::milliseconds absence{3'000};
};

/// How the customer gateway reaches the rest of the relay. Every function is called on I/O threads, may be
/// called on several at once, and must not block; replies may come on any thread. `bots` and `submit` are
/// needed, the others may be empty.
struct CustomerOptions
{
    std::shared_ptr<const BotLookup> bots;

    /// Desk::submit
    std::function<void(desk::CustomerCommand, std::function<void(Result<desk::CustomerAnswer>)>)> submit;
    /// Desk::setCustomerOnline
    std::function<void(const ConversationId&, bool online)> setOnline;
    /// ReadingRoom::get for a viewer who may see everything; gives the notices of a transcript their places.
    std::function<void(protocol::GetParams, std::function<void(Result<protocol::GetResult>)>)> read;
    /// Desk::logId
    std::function<QString()> log;
    /// AgentPresence::onlineFor
    std::function<qint64(const BotId&)> agentsOnline;

    /// A customer types, or comes and goes: for agents, and for the bot. Published to Passing by who
    /// composes.
    std::function<void(const BotId&, const protocol::Typing&)> typing;
    std::function<void(const BotId&, const protocol::Presence&)> presence;

    CustomerLimits limits;
};

} // namespace baton::relay
