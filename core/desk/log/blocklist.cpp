// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"

#include <algorithm>

namespace baton::relay {

namespace {

bool holds(const Block& block, Instant now) { return !block.until || *block.until > now; }

} // namespace

void Blocklist::watch(std::function<void(const Block&)> watcher)
{
    const std::lock_guard lock(m_mutex);
    m_watchers.push_back(std::move(watcher));
}

void Blocklist::add(const Block& block)
{
    std::vector<std::function<void(const Block&)>> watchers;
    {
        const std::lock_guard lock(m_mutex);
        ++m_changes;
        keep(block);
        watchers = m_watchers;
    }
    for (const auto& watcher : watchers)
        watcher(block);
}

void Blocklist::remove(const BotId& bot, const ContactId& contact)
{
    const std::lock_guard lock(m_mutex);
    ++m_changes;
    drop({bot, contact.toString()});
}

quint64 Blocklist::changes() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

bool Blocklist::replace(const QList<Block>& all, quint64 changes)
{
    const std::lock_guard lock(m_mutex);
    if (changes != m_changes)
        return false;
    m_byContact.clear();
    m_byAddress.clear();
    for (const auto& block : all)
        keep(block);
    return true;
}

void Blocklist::keep(const Block& block)
{
    const Key key(block.bot, block.contact.toString());
    drop(key);
    m_byContact.insert(key, block);
    if (!block.address.isEmpty())
        m_byAddress[{block.bot, block.address}].insert(key);
}

void Blocklist::drop(const Key& key)
{
    const auto block = m_byContact.take(key);
    const auto there = m_byAddress.find({block.bot, block.address});
    if (there == m_byAddress.end())
        return;
    there->remove(key);
    if (there->isEmpty())
        m_byAddress.erase(there);
}

bool Blocklist::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_byContact.isEmpty();
}

std::optional<Block> Blocklist::of(const BotId& bot, const ContactId& contact, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byContact.constFind({bot, contact.toString()});
    return found != m_byContact.constEnd() && holds(*found, now) ? std::optional(*found) : std::nullopt;
}

Result<void> Blocklist::mayWrite(const BotId& bot, const ContactId& contact, const QString& address,
                                 Instant now) const
{
    const std::lock_guard lock(m_mutex);
    const auto isHeld = [&](const Key& key) {
        const auto found = m_byContact.constFind(key);
        return found != m_byContact.constEnd() && holds(*found, now);
    };
    const auto there = m_byAddress.constFind({bot, address});
    const bool isBlocked =
        isHeld({bot, contact.toString()}) ||
        (there != m_byAddress.constEnd() && std::any_of(there->begin(), there->end(), isHeld));
    if (!isBlocked)
        return {};
    return refuse(Refusal::Kind::NotPermitted,
                  QStringLiteral("Messages from you are not taken here at the moment."));
}

} // namespace baton::relay
