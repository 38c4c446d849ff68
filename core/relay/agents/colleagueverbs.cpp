// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/deskreading.h"
#include "core/domain/limits.h"
#include "core/domain/text.h"
#include "core/relay/agents/deskcommands.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"

#include <algorithm>

// Who else is there, and what one gives them.
namespace baton::relay {

namespace {

Refused busy()
{
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("Too many reads are waiting. Try again in a moment."));
}

bool standsBefore(const protocol::Colleague& a, const protocol::Colleague& b)
{
    if (const auto order = a.name.localeAwareCompare(b.name))
        return order < 0;
    return a.id < b.id;
}

} // namespace

Result<desk::Agent> colleagueOf(AgentCaller& caller, const MemberId& member, const char* name)
{
    BATON_TRY(checkId(member.toString(), name));
    const auto roster = caller.parts().directory.roster();
    const auto* known = roster->member(member);
    if (!known || known->disabled) {
        return refuse(Refusal::Kind::NotFound,
                      QStringLiteral("There is no such colleague any more; colleagues.list names those "
                                     "that are there."));
    }
    return AgentAccess::of(*known).agent();
}

void verb(method::Assign, AgentCaller& caller, const protocol::AssignParams& params,
          Answerer<protocol::ConversationResult> reply)
{
    for (const auto& ok :
         {checkId(params.id.toString(), "id"),
          params.note ? limits::check(*params.note, QStringLiteral("\"params.note\""), limits::message)
                      : Result<void>()})
        if (!ok)
            return reply(Refused(ok.error()));
    auto colleague = colleagueOf(caller, params.member, "member");
    if (!colleague)
        return reply(Refused(std::move(colleague.error())));
    submit(caller, params.commandId, desk::Assign{params.id, std::move(*colleague), params.note},
           std::move(reply));
}

void verb(method::ListColleagues, AgentCaller& caller, const protocol::ColleaguesParams& params,
          Answerer<QList<protocol::Colleague>> reply)
{
    if (!caller.access().maySee(params.bot) || !caller.parts().directory.bot(params.bot)) {
        return reply(
            refuse(Refusal::Kind::NotFound,
                   QStringLiteral("There is no bot \"%1\".").arg(beginningOf(params.bot.toString(), 100))));
    }
    QList<protocol::Colleague> all;
    const auto roster = caller.parts().directory.roster();
    for (const auto& member : roster->members())
        if (roster->mayAnswer(member.id, params.bot))
            all.append(
                {member.id, member.name, AgentPresence::nameOf(caller.parts().presence.of(member.id)), 0});
    std::sort(all.begin(), all.end(), standsBefore);
    caller.parts().reading.read(
        [all = std::move(all), reply = std::move(reply)](storage::Database* database) mutable {
            const auto held = database ? desk::heldByEach(*database) : busy();
            if (!held)
                return reply(Refused(held.error()));
            for (auto& one : all)
                one.open = held->value(one.id);
            reply(std::move(all));
        },
        ReadingRoom::turnOf(caller.access().member.id));
}

void verb(method::ListOwnBots, AgentCaller& caller, const protocol::Nothing&,
          Answerer<QList<protocol::OwnBot>> reply)
{
    const auto& access = caller.access();
    caller.parts().reading.read(
        [member = access.member.id, bots = access.bots,
         reply = std::move(reply)](storage::Database* database) {
            reply(database ? desk::ownBots(*database, member, bots) : busy());
        },
        ReadingRoom::turnOf(access.member.id));
}

} // namespace baton::relay
