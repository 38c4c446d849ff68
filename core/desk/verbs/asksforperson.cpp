// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerAsksForPerson&,
                               Instant now)
{
    BATON_TRY_INTO(auto* const stored, conversationOf(ledger, command, now));
    BATON_TRY(escalate(ledger, *stored, QStringLiteral("user requested human"), {}, now, false));
    return CustomerAnswer{stored->conversation, {}, std::nullopt};
}

} // namespace baton::relay::desk
