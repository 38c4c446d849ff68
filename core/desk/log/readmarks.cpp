// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/readmarks.h"

#include "core/desk/log/rules.h"
#include "core/desk/log/seenmarks.h"

namespace baton::relay::desk {

Result<Marked> perform(Ledger& ledger, const MarkRead& verb, Instant now)
{
    BATON_TRY_INTO(const auto* const stored, visible(ledger, verb.bots, verb.conversation));
    BATON_TRY_INTO(const auto before, ledger.draft().readMark(verb.member, verb.conversation));
    const qint64 upTo = std::max(before, std::min(verb.upTo, stored->conversation.messageCount));
    if (upTo > before)
        ledger.draft().part().readMarks.insert({verb.member, verb.conversation}, upTo);
    const auto& c = stored->conversation;
    Marked marked{{verb.conversation, upTo}, upTo > before, c.bot.id};
    // Who only looks in is nobody whom the customer waits for. What was read before the claim counts with it.
    if (c.state == ConversationState::Open && c.assignee && c.assignee->id == verb.member) {
        BATON_TRY_INTO(marked.seen, see(ledger, *stored, false, upTo, now));
    }
    return marked;
}

} // namespace baton::relay::desk
