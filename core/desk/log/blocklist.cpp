// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"

namespace baton::relay {

namespace {

bool holds(const Block& block, Instant now) { return !block.until || *block.until > now; }

} // namespace

void Blocklist::replace(const QList<Block>& all)
{
    const std::lock_guard lock(m_mutex);
    m_byContact.clear();
    m_byAddress.clear();
    for (const auto& block : all) {
        const Key key(block.bot, block.contact.toString());
        m_byContact.insert(key, block);
        if (block.address.isEmpty())
            continue;
        // Of several of one address the one that lasts longest keeps it.
        const auto other = m_byContact.constFind(m_byAddress.value({block.bot, block.address}));
        const bool lastsLonger =
            other == m_byContact.constEnd() || !block.until || (other->until && *block.until > *other->until);
        if (lastsLonger)
            m_byAddress.insert({block.bot, block.address}, key);
    }
}

void Blocklist::add(const Block& block)
{
    auto known = all();
    known.removeIf([&](const Block& one) { return one.bot == block.bot && one.contact == block.contact; });
    replace(known << block);
}

void Blocklist::remove(const BotId& bot, const ContactId& contact)
{
    auto known = all();
    known.removeIf([&](const Block& one) { return one.bot == bot && one.contact == contact; });
    replace(known);
}

QList<Block> Blocklist::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_byContact.values();
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
    auto found = m_byContact.constFind({bot, contact.toString()});
    if ((found == m_byContact.constEnd() || !holds(*found, now)) && !address.isEmpty())
        found = m_byContact.constFind(m_byAddress.value({bot, address}));
    if (found == m_byContact.constEnd() || !holds(*found, now))
        return {};
    return refuse(Refusal::Kind::NotPermitted,
                  QStringLiteral("Messages from you are not taken here at the moment."));
}

} // namespace baton::relay
