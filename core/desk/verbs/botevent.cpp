// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/autoupdateevents.h"
#include "core/desk/verbs/workflowevents.h"
#include "core/protocol/bot/botevents.h"

namespace baton::relay::desk {

namespace {

using namespace protocol::botevent;

BotTaken said(const Message& message) { return {message}; }

/// Events may arrive before the one that starts the conversation; it begins with the first of them.
Result<Stored*> conversationOfSubject(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant at)
{
    auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found || *found)
        return found;
    return ledger.create(bot, QStringLiteral("API"), {}, event.subject, {}, at, true);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const ConversationStarted& data, Instant now)
{
    BATON_TRY_INTO(auto* const found, ledger.findBySubject(bot.id, event.subject));
    // What began with a message could not tell who the customer is; that comes only now.
    if (found)
        BATON_TRY(describe(ledger, *found, data.channel, data.customer, true));
    else
        ledger.create(bot, data.channel, data.customer, event.subject, {}, writtenAt(event.at, now), true);
    return BotTaken();
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const CustomerWrote& wrote, Instant now)
{
    const auto at = writtenAt(wrote.message.at, now);
    BATON_TRY_INTO(auto* const stored, conversationOfSubject(ledger, bot, event, at));
    return customerSays(ledger, *stored, wrote.message.text, at, true).map(&said);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event, const BotWrote& wrote,
                          Instant now)
{
    const auto at = writtenAt(wrote.message.at, now);
    BATON_TRY_INTO(auto* const stored, conversationOfSubject(ledger, bot, event, at));
    BATON_TRY(advance(ledger, *stored, Trigger::BotWrites, {}, at));
    return said(ledger.say(*stored, {AuthorKind::Bot, bot.name}, wrote.message.text, at,
                           wrote.message.confidence, true, {}, wrote.message.buttons));
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const EscalationRequested& data, Instant now)
{
    BATON_TRY_INTO(auto* const stored, conversationOfSubject(ledger, bot, event, now));
    BATON_TRY(escalate(ledger, *stored, data.reason, data.quote, now, true));
    return BotTaken();
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event, const ConversationEnded&,
                          Instant now)
{
    BATON_TRY_INTO(auto* const found, ledger.findBySubject(bot.id, event.subject));
    if (!found)
        return notFound();
    BATON_TRY_INTO(const auto next, advance(ledger, *found, Trigger::BotEnds, {}, now));
    if (next.changed)
        ledger.record(protocol::eventtype::conversationResolved, *found, std::nullopt, true);
    return BotTaken();
}

} // namespace

Result<BotTaken> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    return std::visit([&](const auto& content) { return happened(ledger, bot, event, content, now); },
                      event.content);
}

} // namespace baton::relay::desk
