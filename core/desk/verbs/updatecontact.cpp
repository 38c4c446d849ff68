// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

Result<bool> updateContact(Ledger& ledger, const BotId& bot, const Contact& known,
                           const ContactChange& change, const Agent& by, bool fromBot)
{
    auto contact = known;
    const auto take = [](QString& into, const std::optional<QString>& told) {
        if (told)
            into = told->trimmed();
    };
    take(contact.name, change.name);
    take(contact.email, change.email);
    take(contact.phone, change.phone);
    for (auto it = change.fields.begin(); it != change.fields.end(); ++it)
        if (it->isEmpty())
            contact.fields.remove(it.key());
        else
            contact.fields.insert(it.key(), *it);
    if (contact == known)
        return false;
    BATON_TRY(limits::checkContact(contact, QStringLiteral("The customer's %1")));
    BATON_TRY_INTO(const auto all, ledger.findAllByContact(bot, contact.id));
    const auto& member = by.actor.member;
    ledger.describe(all, {bot, contact, member.id.isEmpty() ? std::nullopt : std::optional(member)}, fromBot,
                    by.device);
    return true;
}

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const UpdateContact& verb, Instant)
{
    if (agent.bots && !agent.bots->contains(verb.bot))
        return notFound();
    BATON_TRY_INTO(auto* const newest, ledger.findByContact(verb.bot, verb.contact));
    if (!newest)
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such customer."));
    BATON_TRY(updateContact(ledger, verb.bot, newest->conversation.contact, verb.change, agent, false));
    return protocol::ContactChanged{verb.bot, newest->conversation.contact, agent.actor.member};
}

} // namespace baton::relay::desk
