// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/autoupdateevents.h"
#include "core/desk/verbs/verbs.h"
#include "core/desk/verbs/workflowevents.h"
#include "core/domain/tags.h"
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
    if (!ledger.mayWrite(bot.id, stored->conversation.contact.id, {}, now))
        return refuse(Refusal::Kind::Conflict, QStringLiteral("This customer is blocked."));
    return customerSays(ledger, *stored, wrote.message.text, at, true, wrote.message.files).map(&said);
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event, const BotWrote& wrote,
                          Instant now)
{
    BATON_TRY(mayCarry(ledger, wrote.message.files));
    const auto at = writtenAt(wrote.message.at, now);
    BATON_TRY_INTO(auto* const stored, conversationOfSubject(ledger, bot, event, at));
    BATON_TRY(advance(ledger, *stored, Trigger::BotWrites, {}, at));
    return said(ledger.say(*stored, {AuthorKind::Bot, bot.name}, wrote.message.text, at,
                           wrote.message.confidence, true, wrote.message.files, wrote.message.buttons));
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

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const ConversationTagged& data, Instant now)
{
    BATON_TRY_INTO(auto* const stored, conversationOfSubject(ledger, bot, event, now));
    auto tags = changedTags(stored->conversation.tags, data.tags, {});
    // They fit by themselves, or they would not have come so far.
    if (!tags)
        return refuse(Refusal::Kind::Conflict, tags.error().detail);
    if (*tags != stored->conversation.tags)
        ledger.tag(*stored, *std::move(tags), {}, true);
    return BotTaken();
}

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const ContactUpdated& data, Instant)
{
    BATON_TRY_INTO(auto* const found, ledger.findBySubject(bot.id, event.subject));
    if (!found)
        return notFound();
    auto updated = updateContact(ledger, bot.id, found->conversation.contact,
                                 {data.name, data.email, data.phone, data.fields}, {}, true);
    if (!updated && updated.error().kind == Refusal::Kind::TooLarge)
        return refuse(Refusal::Kind::Conflict, updated.error().detail);
    return updated.map([](bool) { return BotTaken(); });
}

} // namespace

Result<BotTaken> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    return std::visit([&](const auto& content) { return happened(ledger, bot, event, content, now); },
                      event.content);
}

} // namespace baton::relay::desk
