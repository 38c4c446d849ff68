// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/log/triggers.h"
#include "core/desk/verbs/verbs.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr qint64 lookBack = 50; ///< messages behind an offer that may still stand

/// Kept as the page's own ids of messages are, so that a repeat finds what the first one became. A page that
/// gives a message such an id harms itself alone.
QString keyOf(const protocol::ButtonChoice& choice)
{
    return QStringLiteral("button/%1/%2").arg(choice.message.toString(), choice.id);
}

Refused gone()
{
    return refuse(Refusal::Kind::Conflict,
                  QStringLiteral("This choice is no longer open, since the conversation has gone on. Write "
                                 "what you would like instead."));
}

/// The button of the newest message that offers some. An offer stands until the customer or an agent has
/// written, or the bot has made another.
Result<Button> offered(const QList<Message>& messages, const protocol::ButtonChoice& choice)
{
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        const auto& message = *it;
        if (message.author.kind != AuthorKind::Bot)
            break;
        if (message.buttons.isEmpty())
            continue;
        if (message.id != choice.message || message.withdrawn)
            break;
        const auto button = std::find_if(message.buttons.begin(), message.buttons.end(),
                                         [&](const Button& one) { return one.id == choice.id; });
        if (button == message.buttons.end()) {
            return refuse(Refusal::Kind::NotFound,
                          QStringLiteral("There is no such button. Load the page again."));
        }
        return *button;
    }
    return gone();
}

} // namespace

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerChooses& verb,
                               Instant now)
{
    BATON_TRY_INTO(auto* const stored, ledger.findByVisitor(command.bot.id, visitorHash(command.visitor)));
    if (!stored)
        return gone();
    const auto id = stored->conversation.id;
    const auto key = keyOf(verb.choice);
    BATON_TRY_INTO(const auto taken, ledger.draft().takenMessage(id, key));
    if (taken)
        return CustomerAnswer{stored->conversation, {}, taken};
    BATON_TRY_INTO(const auto messages, ledger.draft().newestMessages(id, lookBack));
    BATON_TRY_INTO(const auto button, offered(messages, verb.choice));
    BATON_TRY_INTO(auto said, customerSays(ledger, *stored, button.text, now, false, {}, verb.choice));
    ledger.draft().takeMessage(id, key, said.n);
    BATON_TRY(weigh(ledger, said, now, true));
    return CustomerAnswer{stored->conversation, {}, said};
}

} // namespace baton::relay::desk
