// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"
#include "core/domain/limits.h"
#include "core/relay/agents/deskcommands.h"

// What is hung on conversations, and what is known of customers.
namespace baton::relay {

namespace {

/// With whether they are blocked, which stands in no row of theirs.
Result<protocol::ContactResult> resultOf(Result<protocol::ContactDetails> details, const Blocklist& blocklist)
{
    return std::move(details).map([&](protocol::ContactDetails contact) {
        const auto bot = contact.conversations.first().bot.id;
        const auto block = blocklist.of(bot, contact.id, Instant::now());
        contact.blocked = block.has_value();
        if (block)
            contact.blockedUntil = block->until;
        return protocol::ContactResult{std::move(contact)};
    });
}

Result<void> checkWords(const protocol::ContactUpdateParams& params)
{
    Contact told;
    told.name = params.name.value_or(QString());
    told.email = params.email.value_or(QString());
    told.phone = params.phone.value_or(QString());
    told.fields = params.fields;
    return limits::checkContact(told, QStringLiteral("\"params.%1\""));
}

using VerbOf = std::function<decltype(desk::AgentCommand::verb)(const BotId&)>;

/// Carries out what @p verbOf makes of the bot, and answers with all that is known of the customer after it.
void submitFor(AgentCaller& caller, const ContactId& id, const std::optional<BotId>& bot,
               const CommandId& commandId, const VerbOf& verbOf,
               const Answerer<protocol::ContactResult>& reply)
{
    const auto submit = [=, agent = caller.access().agent(), viewer = viewerOf(caller),
                         &desk = caller.parts().desk, &reading = caller.parts().reading,
                         list = caller.parts().blocklist](const BotId& of) {
        desk.submit(desk::AgentCommand{agent, commandId, verbOf(of)},
                    [=, &reading](const Result<desk::AgentAnswer>& done) {
                        if (!done)
                            return reply(Refused(done.error()));
                        reading.contact(viewer, {id, of}, [=](Result<protocol::ContactDetails> details) {
                            reply(resultOf(std::move(details), *list));
                        });
                    });
    };
    if (bot)
        return submit(*bot);
    // Of which bot they are was not said: the newest counts.
    caller.parts().reading.contact(viewerOf(caller), {id, {}},
                                   [=](const Result<protocol::ContactDetails>& found) {
                                       if (!found)
                                           return reply(Refused(found.error()));
                                       submit(found->conversations.first().bot.id);
                                   });
}

} // namespace

void verb(method::Tag, AgentCaller& caller, const protocol::TagParams& params,
          Answerer<protocol::ConversationResult> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    submit(caller, params.commandId, desk::Tag{params.id, params.add, params.remove}, std::move(reply));
}

void verb(method::Snooze, AgentCaller& caller, const protocol::SnoozeParams& params,
          Answerer<protocol::ConversationResult> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    submit(caller, params.commandId, desk::Snooze{params.id, params.until}, std::move(reply));
}

void verb(method::GetContact, AgentCaller& caller, protocol::ContactParams params,
          Answerer<protocol::ContactResult> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    caller.parts().reading.contact(
        viewerOf(caller), std::move(params),
        [reply = std::move(reply), list = caller.parts().blocklist](
            Result<protocol::ContactDetails> details) { reply(resultOf(std::move(details), *list)); });
}

void verb(method::UpdateContact, AgentCaller& caller, const protocol::ContactUpdateParams& params,
          Answerer<protocol::ContactResult> reply)
{
    for (const auto& ok : {checkId(params.id.toString(), "id"),
                           checkId(params.commandId.toString(), "commandId"), checkWords(params)})
        if (!ok)
            return reply(Refused(ok.error()));
    submitFor(
        caller, params.id, params.bot, params.commandId,
        [params](const BotId& bot) {
            return desk::UpdateContact{
                bot, params.id, {params.name, params.email, params.phone, params.fields}};
        },
        reply);
}

void verb(method::NoteContact, AgentCaller& caller, const protocol::ContactNoteParams& params,
          Answerer<protocol::ContactResult> reply)
{
    for (const auto& ok :
         {checkId(params.id.toString(), "id"), checkId(params.commandId.toString(), "commandId"),
          limits::check(params.text, QStringLiteral("\"params.text\""), limits::message)})
        if (!ok)
            return reply(Refused(ok.error()));
    submitFor(
        caller, params.id, params.bot, params.commandId,
        [params](const BotId& bot) {
            return desk::NoteContact{params.id, bot, params.text};
        },
        reply);
}

} // namespace baton::relay
