// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/desk/reading/replyreading.h"
#include "core/relay/agents/sortingverbs.h"
#include "core/relay/fanout/passing.h"

namespace baton::relay {

namespace {

constexpr qsizetype longestQuery = 1'024;
constexpr qsizetype longestId = 128;

QString auditName(const AgentCaller& caller) { return QStringLiteral("console: ") + caller.access().email; }

/// Answers, and tells every console, whosever the reply is: which bots it was for before is not known here.
template <typename T>
void tell(const Passing& passing, const Answerer<T>& reply, Result<T> answer)
{
    if (answer)
        passing.publish({BotId(), MemberId(), RepliesChanged{}});
    reply(std::move(answer));
}

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
        [reply = std::move(reply), &passing = caller.parts().passing](Result<protocol::SavedReply> saved) {
            tell<protocol::SaveReplyParams>(passing, reply, std::move(saved).map([](auto kept) {
                return protocol::SaveReplyParams{std::move(kept)};
            }));
        });
}

void verb(method::RemoveReply, AgentCaller& caller, const protocol::RemoveReplyParams& params,
          Answerer<protocol::Nothing> reply)
{
    caller.parts().desk.submit(
        whose(caller), desk::RemoveReply{params.id, caller.access().bots, auditName(caller)},
        [reply = std::move(reply),
         &passing = caller.parts().passing](const Result<protocol::SavedReply>& removed) {
            tell<protocol::Nothing>(passing, reply,
                                    removed.map([](const auto&) { return protocol::Nothing{}; }));
        });
}

} // namespace baton::relay
