// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/readmarks.h"

#include "core/desk/log/rules.h"

namespace baton::relay::desk {

Result<Marked> perform(Ledger& ledger, const MarkRead& verb)
{
    BATON_TRY_INTO(const auto* const stored, visible(ledger, verb.bots, verb.conversation));
    BATON_TRY_INTO(const auto before, ledger.draft().readMark(verb.member, verb.conversation));
    const qint64 upTo = std::max(before, std::min(verb.upTo, stored->conversation.messageCount));
    if (upTo > before)
        ledger.draft().part().readMarks.insert({verb.member, verb.conversation}, upTo);
    return Marked{{verb.conversation, upTo}, upTo > before};
}

} // namespace baton::relay::desk
