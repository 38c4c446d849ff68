// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

namespace {
constexpr int transcriptLimit = 200;
}

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const VisitorArrives&, Instant)
{
    BATON_TRY_INTO(const auto stored, ledger.findByVisitor(command.bot.id, visitorHash(command.visitor)));
    if (!stored)
        return CustomerAnswer{};
    BATON_TRY_INTO(auto messages, ledger.draft().newestMessages(stored->conversation.id, transcriptLimit));
    return CustomerAnswer{stored->conversation, std::move(messages), std::nullopt, ledger.lastSeq()};
}

} // namespace baton::relay::desk
