// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/limits.h"
#include "core/relay/agents/deskcommands.h"
#include "core/relay/files/carriage.h"

// What agents write for each other, and what they take back.
namespace baton::relay {

namespace {

Result<void> check(const protocol::NoteParams& params)
{
    BATON_TRY(checkId(params.id.toString(), "id"));
    BATON_TRY(checkId(params.commandId.toString(), "commandId"));
    return limits::checkMessage(params.text, params.attachments.size(), QStringLiteral("\"params.text\""));
}

} // namespace

void verb(method::WriteNote, AgentCaller& caller, const protocol::NoteParams& params,
          Answerer<protocol::NoteResult> reply)
{
    if (const auto ok = check(params); !ok)
        return reply(Refused(ok.error()));
    const auto submit = [&desk = caller.parts().desk, agent = caller.access().agent(),
                         params](QList<Attachment> files,
                                 std::function<void(Result<desk::AgentAnswer>)> answered) {
        desk::WriteNote note{params.id, params.text, std::move(files)};
        desk.submit(desk::AgentCommand{agent, params.commandId, std::move(note)}, std::move(answered));
    };
    // Its files are for who may read it, and never for the customer.
    constexpr bool isInside = true;
    carryWith<desk::AgentAnswer>(caller.parts().files,
                                 {senderOf(caller), params.attachments, params.id, isInside}, submit,
                                 [reply = std::move(reply)](Result<desk::AgentAnswer> answer) {
                                     if (!answer)
                                         return reply(Refused(std::move(answer.error())));
                                     reply(protocol::NoteResult{std::get<Note>(*answer)});
                                 });
}

void verb(method::Withdraw, AgentCaller& caller, const protocol::WithdrawParams& params,
          Answerer<protocol::ReplyResult> reply)
{
    for (const auto& ok :
         {checkId(params.id.toString(), "id"), checkId(params.commandId.toString(), "commandId"),
          checkId(params.message.toString(), "message")})
        if (!ok)
            return reply(Refused(ok.error()));
    caller.parts().desk.submit(desk::AgentCommand{caller.access().agent(), params.commandId,
                                                  desk::Withdraw{params.id, params.message}},
                               [reply = std::move(reply)](Result<desk::AgentAnswer> answer) {
                                   if (!answer)
                                       return reply(Refused(std::move(answer.error())));
                                   reply(protocol::ReplyResult{std::get<Message>(*answer)});
                               });
}

} // namespace baton::relay
