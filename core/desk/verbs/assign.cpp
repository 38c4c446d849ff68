// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"

namespace baton::relay::desk {

namespace {

Result<void> mayAnswerFor(const BotRef& bot, const Agent& colleague)
{
    const bool isOfBot = !colleague.bots || colleague.bots->contains(bot.id);
    if (isOfBot && colleague.actor.permissions.testFlag(Permission::Respond))
        return {};
    return refuse(Refusal::Kind::Conflict,
                  QStringLiteral("%1 may not answer for %2. Choose a colleague who does.")
                      .arg(colleague.actor.member.name, bot.name));
}

/// What the colleague is told goes with it, or not at all.
void leave(Ledger& ledger, const Stored& stored, const Agent& agent, const QString& text, Instant now)
{
    ledger.write(
        protocol::eventtype::noteAdded, stored,
        {NoteId(createId(QLatin1Char('n'))), stored.conversation.messageCount, agent.actor.member, text, now},
        agent.device);
}

} // namespace

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Assign& verb, Instant now)
{
    if (verb.note)
        BATON_TRY(limits::check(*verb.note, QStringLiteral("The note"), limits::message));
    BATON_TRY_INTO(auto* const stored, visible(ledger, agent.bots, verb.id));
    auto& c = stored->conversation;
    BATON_TRY(mayAnswerFor(c.bot, verb.to));
    const bool isWaiting = c.state == ConversationState::Waiting;
    const bool isForOneself = verb.to.actor.member.id == agent.actor.member.id;
    BATON_TRY_INTO(const auto next,
                   advance(ledger, *stored, Trigger::Assign, agent.actor, now, verb.to.actor));
    if (next.changed) {
        if (!isForOneself)
            c.assignedBy = agent.actor.member;
        // Taking one that waits is claiming it, however one says so.
        ledger.record(isForOneself && isWaiting ? protocol::eventtype::conversationClaimed
                                                : protocol::eventtype::conversationAssigned,
                      *stored, agent);
    }
    if (verb.note)
        leave(ledger, *stored, agent, *verb.note, now);
    return c;
}

} // namespace baton::relay::desk
