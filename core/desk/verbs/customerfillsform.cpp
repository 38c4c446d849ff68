// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

namespace {

/// What the form says and nobody knows yet: somebody may claim there to be anybody.
Contact news(const Contact& known, Contact told, const QString& givenName)
{
    told.id = {};
    if (!known.name.isEmpty() && known.name != givenName)
        told.name.clear();
    if (!known.email.isEmpty())
        told.email.clear();
    if (!known.phone.isEmpty())
        told.phone.clear();
    for (auto it = known.fields.begin(); it != known.fields.end(); ++it)
        if (!it->isEmpty())
            told.fields.remove(it.key());
    return told;
}

} // namespace

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerFillsForm& verb,
                               Instant now)
{
    BATON_TRY(limits::checkContact(verb.told, QStringLiteral("\"%1\"")));
    auto filled = command;
    auto& contact = filled.contact;
    contact.name = verb.told.name;
    contact.email = verb.told.email;
    contact.phone = verb.told.phone;
    contact.fields = verb.told.fields;
    // Where there is a conversation, who they are known to be counts instead.
    BATON_TRY_INTO(auto* const stored, conversationOf(ledger, filled, now));
    auto& c = stored->conversation;
    const auto told = news(c.contact, verb.told, namelessVisitor(visitorHash(command.visitor)));
    BATON_TRY(describe(ledger, *stored, c.channel, told, false));
    return CustomerAnswer{c, {}, std::nullopt};
}

} // namespace baton::relay::desk
