// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"
#include "core/domain/text.h"

namespace baton::relay::desk {

namespace {

constexpr qint64 best = 5;

/// A bot's own end is no person's work.
Result<bool> wasEndedByPerson(Ledger& ledger, const ConversationId& id)
{
    BATON_TRY_INTO(const auto end,
                   ledger.draft().newestEvent(id, {protocol::eventtype::conversationResolved}));
    const auto* changed = end ? end->as<protocol::ConversationChanged>() : nullptr;
    return changed && changed->by;
}

} // namespace

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerRates& verb,
                               Instant)
{
    auto rating = verb.rating;
    if (rating.score < 1 || rating.score > best)
        return refuse(Refusal::Kind::Invalid, QStringLiteral("The score is a whole number from 1 to 5."));
    if (rating.text)
        BATON_TRY(limits::checkLength(*rating.text, QStringLiteral("What you say to it"), limits::remark));
    if (rating.text && isBlank(*rating.text))
        rating.text.reset();
    BATON_TRY_INTO(auto* const stored, ledger.findByVisitor(command.bot.id, visitorHash(command.visitor)));
    const bool isEnded = stored && stored->conversation.state == ConversationState::Ended;
    BATON_TRY_INTO(const auto byPerson,
                   isEnded ? wasEndedByPerson(ledger, stored->conversation.id) : Result<bool>(false));
    if (!byPerson) {
        return refuse(
            Refusal::Kind::Conflict,
            QStringLiteral("There is nothing to rate now. It can be rated when a person has resolved "
                           "it, until somebody writes again."));
    }
    auto& c = stored->conversation;
    if (c.rating == rating)
        return CustomerAnswer{c, {}, std::nullopt};
    c.rating = std::move(rating);
    ledger.record(protocol::eventtype::conversationRated, *stored, std::nullopt);
    return CustomerAnswer{c, {}, std::nullopt};
}

} // namespace baton::relay::desk
