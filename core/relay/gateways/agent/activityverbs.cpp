#include "core/relay/desk/activityreading.h"
#include "core/relay/desk/desk.h"
#include "core/relay/gateways/agent/agentverbs.h"

namespace baton::relay {

namespace {

constexpr qsizetype mostFilter = 1024;

Refused unavailable()
{
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("Too many reads are waiting. Try again in a moment."));
}

/// Reads on the reading thread, with what this member may see.
template <typename Answer, typename Read>
void readActivity(AgentCaller& caller, const Answerer<Answer>& reply, Read read)
{
    caller.parts().reading.read(
        [reply, bots = caller.access().bots, read = std::move(read)](storage::Database* database) {
            reply(database ? read(*database, bots) : Result<Answer>(unavailable()));
        });
}

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
    readActivity(caller, reply, [params](storage::Database& database, const desk::BotScope& bots) {
        return desk::runs(database, bots, params);
    });
}

void verb(method::WorkflowRunDetail, AgentCaller& caller, const protocol::RunParams& params,
          Answerer<protocol::RunResult> reply)
{
    readActivity(caller, reply, [params](storage::Database& database, const desk::BotScope& bots) {
        return desk::run(database, bots, params.id);
    });
}

void verb(method::AutoUpdatesList, AgentCaller& caller, const protocol::AutoUpdatesParams& params,
          Answerer<protocol::AutoUpdatesResult> reply)
{
    if (const auto fits = checkFilter(params); !fits)
        return reply(Refused(fits.error()));
    readActivity(caller, reply, [params](storage::Database& database, const desk::BotScope& bots) {
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
