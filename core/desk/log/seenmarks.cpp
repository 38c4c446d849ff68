// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/seenmarks.h"

#include "core/desk/log/rules.h"

namespace baton::relay::desk {

Result<std::optional<protocol::Seen>> see(Ledger& ledger, const Stored& stored, bool byCustomer, qint64 upTo,
                                          Instant now)
{
    const auto& c = stored.conversation;
    const auto last = std::min(upTo, c.messageCount);
    BATON_TRY_INTO(const auto before, ledger.draft().seenUpTo(c.id, byCustomer));
    if (last <= before)
        return std::nullopt;
    ledger.draft().saw({c.id, byCustomer, last, now});
    return protocol::Seen{c.id, byCustomer, last, now};
}

Result<std::optional<protocol::Seen>> perform(Ledger& ledger, const CustomerSees& verb, Instant now)
{
    BATON_TRY_INTO(const auto* const stored, visible(ledger, std::nullopt, verb.conversation));
    return see(ledger, *stored, true, verb.upTo, now);
}

} // namespace baton::relay::desk
