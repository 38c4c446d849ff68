// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/desk/reading/replyreading.h"
#include "core/relay/agents/sortingverbs.h"

namespace baton::relay {

namespace {

constexpr qsizetype longestQuery = 1'024;
constexpr qsizetype longestId = 128;

QString auditName(const AgentCaller& caller) { return QStringLiteral("console: ") + caller.access().email; }

QString whose(const AgentCaller& caller) { return caller.access().member.id.toString(); }

} // namespace

void verb(method::ListReplies, AgentCaller& caller, const protocol::RepliesParams& params,
          Answerer<protocol::RepliesResult> reply)
{
    if (params.query.value_or(QString()).size() > longestQuery) {
        return reply(refuse(Refusal::Kind::TooLarge, QStringLiteral("\"params.query\" has more than %1 "
                                                                    "characters.")
                                                         .arg(longestQuery)));
    }
    caller.parts().reading.read(
        [params, bots = caller.access().bots, reply = std::move(reply)](storage::Database* database) {
            if (!database) {
                return reply(refuse(Refusal::Kind::Unavailable,
                                    QStringLiteral("Too much is being read. Try again in a moment.")));
            }
            reply(desk::savedReplies(*database, bots, params));
        },
        ReadingRoom::turnOf(caller.access().member.id));
}

void verb(method::SaveReply, AgentCaller& caller, protocol::SaveReplyParams params,
          Answerer<protocol::SaveReplyParams> reply)
{
    if (params.reply.id.size() > longestId) {
        return reply(refuse(Refusal::Kind::Invalid,
                            QStringLiteral("\"params.reply.id\" is none that this relay has given.")));
    }
    caller.parts().desk.submit(
        whose(caller), desk::SaveReply{std::move(params.reply), caller.access().bots, auditName(caller)},
        [reply = std::move(reply)](Result<protocol::SavedReply> saved) {
            reply(saved ? Result<protocol::SaveReplyParams>(protocol::SaveReplyParams{std::move(*saved)})
                        : Refused(saved.error()));
        });
}

void verb(method::RemoveReply, AgentCaller& caller, const protocol::RemoveReplyParams& params,
          Answerer<protocol::Nothing> reply)
{
    caller.parts().desk.submit(
        whose(caller), desk::RemoveReply{params.id, caller.access().bots, auditName(caller)},
        [reply = std::move(reply)](const Result<protocol::SavedReply>& removed) {
            reply(removed ? Result<protocol::Nothing>(protocol::Nothing{}) : Refused(removed.error()));
        });
}

} // namespace baton::relay
