// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/activityreading.h"
#include "core/domain/text.h"
#include "core/relay/agents/agentverbs.h"

#include <typeinfo>

namespace baton::relay {

namespace {

constexpr qsizetype mostFilter = 1024;

Refused unavailable()
{
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("Too many reads are waiting. Try again in a moment."));
}

/// Reads on a reading thread, with what this member may see.
/// @param looksForWords it may have to read everything
template <typename Answer, typename Read>
void readActivity(AgentCaller& caller, bool looksForWords, const Answerer<Answer>& reply, Read read)
{
    auto work = [reply, bots = caller.access().bots, read = std::move(read)](storage::Database* database) {
        reply(database ? read(*database, bots) : Result<Answer>(unavailable()));
    };
    auto& reading = caller.parts().reading;
    if (looksForWords)
        reading.search({caller.access().member.id, {}, caller.number()}, typeid(Answer).name(),
                       std::move(work));
    else
        reading.read(std::move(work), ReadingRoom::turnOf(caller.access().member.id));
}

bool isText(const std::optional<QString>& query) { return query && !isBlank(*query); }

template <typename Params>
Result<void> checkFilter(const Params& params)
{
    for (const auto* text : {&params.query, &params.cursor}) {
        if (text->value_or(QString()).size() > mostFilter) {
            return refuse(Refusal::Kind::TooLarge,
                          QStringLiteral("A filter has at most %1 characters.").arg(mostFilter));
        }
    }
    return {};
}

} // namespace

void verb(method::WorkflowRuns, AgentCaller& caller, const protocol::RunsParams& params,
          Answerer<protocol::RunsResult> reply)
{
    if (const auto fits = checkFilter(params); !fits)
        return reply(Refused(fits.error()));
    readActivity(caller, isText(params.query), reply,
                 [params](storage::Database& database, const desk::BotScope& bots) {
                     return desk::runs(database, bots, params);
                 });
}

void verb(method::WorkflowRunDetail, AgentCaller& caller, const protocol::RunParams& params,
          Answerer<protocol::RunResult> reply)
{
    readActivity(caller, false, reply, [params](storage::Database& database, const desk::BotScope& bots) {
        return desk::run(database, bots, params.id);
    });
}

void verb(method::AutoUpdatesList, AgentCaller& caller, const protocol::AutoUpdatesParams& params,
          Answerer<protocol::AutoUpdatesResult> reply)
{
    if (const auto fits = checkFilter(params); !fits)
        return reply(Refused(fits.error()));
    readActivity(caller, isText(params.query), reply,
                 [params](storage::Database& database, const desk::BotScope& bots) {
                     return desk::autoUpdates(database, bots, params);
                 });
}

void verb(method::AutoUpdatesReview, AgentCaller& caller, const protocol::ReviewParams& params,
          Answerer<protocol::ReviewResult> reply)
{
    const auto& access = caller.access();
    caller.parts().desk.submit(desk::ReviewAutoUpdate{params.id, access.member, access.bots, access.device},
                               [reply = std::move(reply)](Result<desk::ActivityAnswer> answer) {
                                   if (!answer)
                                       return reply(Refused(answer.error()));
                                   reply(protocol::ReviewResult{answer->value()});
                               });
}

} // namespace baton::relay
