// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr qint64 withdrawableMs = 10 * 60 * 1000;
constexpr qint64 lookBack = 500; ///< messages; what is behind more of them within that time is let be

Result<Message> recent(Ledger& ledger, const ConversationId& id, const MessageId& sought)
{
    BATON_TRY_INTO(const auto messages, ledger.draft().newestMessages(id, lookBack));
    const auto found = std::find_if(messages.rbegin(), messages.rend(),
                                    [&](const Message& message) { return message.id == sought; });
    if (found == messages.rend()) {
        return refuse(Refusal::Kind::NotFound,
                      QStringLiteral("There is no such message that could still be taken back."));
    }
    return *found;
}

} // namespace

/// Whoever holds the conversation by now: what somebody has written stays theirs.
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Withdraw& verb, Instant now)
{
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY_INTO(auto message, recent(ledger, verb.id, verb.message));
    BATON_TRY_INTO(const auto author, ledger.draft().authorOf({verb.id, message.n}));
    if (author.isEmpty() || author != agent.actor.member.id) {
        return refuse(Refusal::Kind::NotPermitted,
                      QStringLiteral("You can take back only what you have written yourself."));
    }
    if (message.withdrawn)
        return message;
    if (now.ms - message.at.ms > withdrawableMs) {
        return Refused(Refusal{Refusal::Kind::Conflict,
                               QStringLiteral("It was sent more than ten minutes ago, so it cannot be taken "
                                              "back any more. Write what is right instead."),
                               Refusal::Reason::WrongState, std::nullopt});
    }
    message.text = QStringLiteral("");
    message.attachments.clear();
    message.withdrawn = true;
    ledger.rewrite(protocol::eventtype::messageWithdrawn, *stored, message, agent.actor.member, agent.device);
    return message;
}

} // namespace baton::relay::desk
