// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QMap>
#include <QString>
#include <optional>

namespace baton::relay {

/// What the customer page needs to know of a bot.
struct CustomerBot
{
    BotRef bot;
    /// welcome_message, waiting_message, transferred_message, resolved_message, handed_back_message,
    /// agent_gone_message, nobody_available_message; others are ignored.
    QMap<QString, QString> settings;
};

/// Finds bots. Called on any thread, often; answers from memory.
class BotLookup
{
public:
    virtual ~BotLookup() = default;
    virtual std::optional<CustomerBot> find(const BotId& id) const = 0;
};

} // namespace baton::relay
