// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/log/triggers.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerWrites& verb,
                               Instant now)
{
    BATON_TRY(limits::checkMessage(verb.text, verb.attachments.size(), QStringLiteral("The message")));
    if (verb.id.isEmpty() || verb.id.size() > limits::name)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The message needs an id of 1 to 200 characters."));
    BATON_TRY_INTO(auto* const stored, conversationOf(ledger, command, now));
    const auto& id = stored->conversation.id;
    BATON_TRY_INTO(const auto taken, ledger.draft().takenMessage(id, verb.id));
    if (taken)
        return CustomerAnswer{stored->conversation, {}, taken};
    BATON_TRY_INTO(auto said, customerSays(ledger, *stored, verb.text, now, false, verb.attachments));
    ledger.draft().takeMessage(id, verb.id, said.n);
    BATON_TRY(weigh(ledger, said, now));
    return CustomerAnswer{stored->conversation, {}, said};
}

} // namespace baton::relay::desk
