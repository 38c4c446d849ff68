// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

// Notes change nothing of a conversation: neither its state nor its last message, nor its place in any list.
namespace baton::relay::desk {

namespace {

Note noteOf(const Agent& agent, qint64 after, const QString& text, Instant now,
            const QList<Attachment>& attachments = {})
{
    return {NoteId(createId(QLatin1Char('n'))), after, agent.actor.member, text, now, attachments};
}

} // namespace

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const WriteNote& verb, Instant now)
{
    BATON_TRY(limits::checkMessage(verb.text, verb.attachments.size(), QStringLiteral("The note")));
    BATON_TRY_INTO(const auto* const stored, visible(ledger, agent.bots, verb.id));
    BATON_TRY(mayCarry(ledger, verb.attachments));
    const auto note = noteOf(agent, stored->conversation.messageCount, verb.text, now, verb.attachments);
    ledger.write(protocol::eventtype::noteAdded, *stored, note, agent.device);
    return note;
}

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const NoteContact& verb, Instant now)
{
    BATON_TRY(limits::check(verb.text, QStringLiteral("The note"), limits::message));
    const auto noSuchContact =
        refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such contact of your bots."));
    if (agent.bots && !agent.bots->contains(verb.bot))
        return noSuchContact;
    BATON_TRY_INTO(const auto* const known, ledger.findByContact(verb.bot, verb.contact));
    if (!known)
        return noSuchContact;
    const auto note = noteOf(agent, 0, verb.text, now);
    ledger.write(verb.bot, verb.contact, note, agent.device);
    return note;
}

} // namespace baton::relay::desk
