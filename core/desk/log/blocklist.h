// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/refusal.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

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
    /// Called after each add(), on its thread. Watch before anybody is blocked.
    void watch(std::function<void(const Block&)> watcher);
    void add(const Block& block);
    void remove(const BotId& bot, const ContactId& contact);

    /// How often it was changed by these.
    quint64 changes() const;
    /// Instead of all that was known. False, and nothing happens, when it was changed since: what was read
    /// meanwhile may not have that.
    bool replace(const QList<Block>& all, quint64 changes);

    bool isEmpty() const;
    std::optional<Block> of(const BotId& bot, const ContactId& contact, Instant now) const;
    /// Refuses what a customer does, in words for them.
    /// @param contact may be empty, when nothing is known but the address
    Result<void> mayWrite(const BotId& bot, const ContactId& contact, const QString& address,
                          Instant now) const;

private:
    using Key = std::pair<BotId, QString>;

    // The caller locks.
    void keep(const Block& block);
    void drop(const Key& key);

    mutable std::mutex m_mutex;
    std::vector<std::function<void(const Block&)>> m_watchers;
    quint64 m_changes = 0;
    QHash<Key, Block> m_byContact;
    QHash<Key, QSet<Key>> m_byAddress; ///< to the keys of its blocks
};

} // namespace baton::relay
