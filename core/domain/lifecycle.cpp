// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/lifecycle.h"

namespace baton {

namespace {

using State = ConversationState;
using Reason = Refusal::Reason;

Refused conflict(Reason reason, QString detail, std::optional<MemberRef> claimedBy = std::nullopt)
{
    return Refused(Refusal{Refusal::Kind::Conflict, std::move(detail), reason, std::move(claimedBy)});
}

Refused alreadyClaimed(const MemberRef& by)
{
    return conflict(Reason::AlreadyClaimed, QStringLiteral("Claimed by %1.").arg(by.name), by);
}

Refused notClaimed()
{
    return conflict(Reason::NotClaimed,
                    QStringLiteral("Nobody has claimed this conversation. Claim it first."));
}

Refused wrongState(State state, const char* wanted)
{
    return conflict(Reason::WrongState, QStringLiteral("The conversation is in state \"%1\": %2")
                                            .arg(stateName(state), QString::fromLatin1(wanted)));
}

Transition unchanged(State state, const std::optional<MemberRef>& assignee)
{
    return {state, assignee, false, false};
}
Transition to(State state) { return {state, std::nullopt, true, false}; }
Transition openFor(const MemberRef& member, bool reopened = false)
{
    return {State::Open, member, true, reopened};
}

/// The holder may, and whoever may take from others.
Result<void> mayTake(const MemberRef& holder, const Actor& actor)
{
    if (holder.id == actor.member.id || actor.permissions.testFlag(Permission::TakeFromOthers))
        return {};
    return conflict(Reason::NotYours, QStringLiteral("%1 holds this conversation.").arg(holder.name), holder);
}

/// Release, HandBack and Resolve.
Result<Transition> letGo(State state, const std::optional<MemberRef>& assignee, State next,
                         const Actor& actor)
{
    if (state == State::Waiting)
        return notClaimed();
    if (state != State::Open || !assignee)
        return wrongState(state, "only an open conversation can be let go.");
    BATON_TRY(mayTake(*assignee, actor));
    return to(next);
}

/// Whoever may answer may say who answers those that wait; what somebody holds is theirs to give.
Result<Transition> assign(State state, const std::optional<MemberRef>& assignee, const Actor& actor,
                          const MemberRef& colleague)
{
    switch (state) {
    case State::Waiting:
        return openFor(colleague);
    case State::Open:
        break;
    case State::Bot:
        return wrongState(state, "the bot answers it. Start it first, then give it on.");
    case State::Ended:
        return wrongState(state, "it has ended. Start it first, then give it on.");
    }
    if (assignee->id == colleague.id)
        return unchanged(state, assignee);
    BATON_TRY(mayTake(*assignee, actor));
    return openFor(colleague);
}

Result<Transition> snooze(State state, const std::optional<MemberRef>& assignee, const Actor& actor)
{
    if (state == State::Waiting)
        return notClaimed();
    if (state != State::Open || !assignee)
        return wrongState(state, "only an open conversation can be put off.");
    BATON_TRY(mayTake(*assignee, actor));
    return unchanged(state, assignee);
}

Result<Transition> claim(State state, const std::optional<MemberRef>& assignee, const Actor& actor)
{
    switch (state) {
    case State::Waiting:
        return openFor(actor.member);
    case State::Open:
        return alreadyClaimed(*assignee);
    case State::Bot:
        return wrongState(state, "the bot answers it. Start it to take it over.");
    case State::Ended:
        return wrongState(state, "it has ended. Start it to open it again.");
    }
    Q_UNREACHABLE();
}

Result<Transition> start(State state, const std::optional<MemberRef>& assignee, const Actor& actor)
{
    if (state != State::Open)
        return openFor(actor.member, state == State::Ended);
    if (assignee->id == actor.member.id)
        return unchanged(state, assignee);
    return alreadyClaimed(*assignee);
}

Result<Transition> reply(State state, const std::optional<MemberRef>& assignee, const Actor& actor)
{
    switch (state) {
    case State::Open:
        if (assignee->id != actor.member.id) {
            return conflict(Reason::NotYours,
                            QStringLiteral("%1 holds this conversation.").arg(assignee->name), assignee);
        }
        return unchanged(state, assignee);
    case State::Ended:
        return openFor(actor.member, true);
    case State::Bot:
    case State::Waiting:
        return notClaimed();
    }
    Q_UNREACHABLE();
}

Result<Transition> escalate(State state, const std::optional<MemberRef>& assignee)
{
    // Asking twice is asking once; and whoever talks to a person already has what they asked for.
    if (state == State::Waiting || state == State::Open)
        return unchanged(state, assignee);
    return Transition{State::Waiting, std::nullopt, true, state == State::Ended};
}

Result<Transition> customerWrites(State state, const std::optional<MemberRef>& assignee)
{
    // A resolved conversation comes back to the bot: a "thank you" must not ring every agent's bell.
    if (state == State::Ended)
        return Transition{State::Bot, std::nullopt, true, true};
    return unchanged(state, assignee);
}

Result<Transition> botWrites(State state, const std::optional<MemberRef>& assignee)
{
    // Nobody else is there yet to answer whoever waits.
    if (state == State::Bot || state == State::Waiting)
        return unchanged(state, assignee);
    return wrongState(state, state == State::Ended ? "a bot does not reopen it; wait for the customer."
                                                   : "the bot is silent while a person holds it.");
}

Result<Transition> botEnds(State state, const std::optional<MemberRef>& assignee)
{
    if (state == State::Ended)
        return unchanged(state, assignee);
    if (state == State::Open)
        return wrongState(state, "an agent holds it and resolves it.");
    return to(State::Ended);
}

} // namespace

Result<Transition> transition(State state, const std::optional<MemberRef>& assignee, Trigger trigger,
                              const Actor& actor, const MemberRef& to)
{
    Q_ASSERT((state == State::Open) == assignee.has_value());
    switch (trigger) {
    case Trigger::Escalate:
        return escalate(state, assignee);
    case Trigger::Claim:
        return claim(state, assignee, actor);
    case Trigger::Start:
        return start(state, assignee, actor);
    case Trigger::Reply:
        return reply(state, assignee, actor);
    case Trigger::Release:
        return letGo(state, assignee, State::Waiting, actor);
    case Trigger::HandBack:
        return letGo(state, assignee, State::Bot, actor);
    case Trigger::Resolve:
        return letGo(state, assignee, State::Ended, actor);
    case Trigger::CustomerWrites:
        return customerWrites(state, assignee);
    case Trigger::BotWrites:
        return botWrites(state, assignee);
    case Trigger::BotEnds:
        return botEnds(state, assignee);
    case Trigger::Assign:
        return assign(state, assignee, actor, to);
    case Trigger::Snooze:
        return snooze(state, assignee, actor);
    }
    Q_UNREACHABLE();
}

} // namespace baton
