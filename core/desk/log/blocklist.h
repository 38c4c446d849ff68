// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/refusal.h"

#include <QHash>
#include <QList>
#include <mutex>
#include <optional>

namespace baton::relay {

/// A customer of a bot from whom nothing is taken.
struct Block
{
    BotId bot;
    ContactId contact;
    QString address = {};              ///< nor from whoever comes from there, unless it is empty
    std::optional<Instant> until = {}; ///< nothing: until they are let in again
    QString by = {};                   ///< who said so
    Instant at = {};

    friend bool operator==(const Block&, const Block&) = default;
};

/// Who is blocked, in memory: looked up for every message of a customer. The table `blocks` has it over
/// restarts. Safe from any thread.
class Blocklist
{
public:
    /// Instead of all that was known.
    void replace(const QList<Block>& all);
    void add(const Block& block);
    void remove(const BotId& bot, const ContactId& contact);
    QList<Block> all() const;
    std::optional<Block> of(const BotId& bot, const ContactId& contact, Instant now) const;
    /// Refuses what a customer does, in words for them.
    /// @param contact may be empty, when nothing is known but the address
    Result<void> mayWrite(const BotId& bot, const ContactId& contact, const QString& address,
                          Instant now) const;

private:
    using Key = std::pair<BotId, QString>;

    mutable std::mutex m_mutex;
    QHash<Key, Block> m_byContact;
    QHash<Key, Key> m_byAddress; ///< to the key of its block
};

} // namespace baton::relay
