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

using Change = std::function<void(const BotId&, decltype(desk::AgentCommand::verb))>;

/// Has the desk do something to a customer, and answers with what is known of them then. From any thread.
Change changing(AgentCaller& caller, const CommandId& commandId, const ContactId& id,
                const Answerer<protocol::ContactResult>& reply)
{
    return [agent = caller.access().agent(), commandId, id, reply, viewer = viewerOf(caller),
            &desk = caller.parts().desk, &reading = caller.parts().reading,
            list = caller.parts().blocklist](const BotId& bot, decltype(desk::AgentCommand::verb) verb) {
        desk.submit(desk::AgentCommand{agent, commandId, std::move(verb)},
                    [id, reply, viewer, bot, list, &reading](const Result<desk::AgentAnswer>& done) {
                        if (!done)
                            return reply(Refused(done.error()));
                        reading.contact(viewer, {id, bot},
                                        [reply, list](Result<protocol::ContactDetails> details) {
                                            reply(resultOf(std::move(details), *list));
                                        });
                    });
    };
}

using Submit = std::function<void(const BotId&)>;

/// Of which bot the customer is, when that was not said: the newest counts.
void withBot(AgentCaller& caller, const protocol::ContactParams& params, const Submit& submit,
             const Answerer<protocol::ContactResult>& reply)
{
    if (params.bot)
        return submit(*params.bot);
    caller.parts().reading.contact(viewerOf(caller), params,
                                   [submit, reply](const Result<protocol::ContactDetails>& found) {
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
    const auto submit = [params,
                         change = changing(caller, params.commandId, params.id, reply)](const BotId& bot) {
        change(bot,
               desk::UpdateContact{bot, params.id, {params.name, params.email, params.phone, params.fields}});
    };
    withBot(caller, {params.id, params.bot}, submit, reply);
}

void verb(method::NoteContact, AgentCaller& caller, const protocol::ContactNoteParams& params,
          Answerer<protocol::ContactResult> reply)
{
    for (const auto& ok :
         {checkId(params.id.toString(), "id"), checkId(params.commandId.toString(), "commandId"),
          limits::check(params.text, QStringLiteral("\"params.text\""), limits::message)})
        if (!ok)
            return reply(Refused(ok.error()));
    const auto submit = [params,
                         change = changing(caller, params.commandId, params.id, reply)](const BotId& bot) {
        change(bot, desk::NoteContact{params.id, bot, params.text});
    };
    withBot(caller, {params.id, params.bot}, submit, reply);
}

} // namespace baton::relay
