// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/domain/limits.h"
#include "core/relay/agents/agentverbs.h"
#include "core/relay/files/carriage.h"

// What agents write for each other, and what they take back.
namespace baton::relay {

namespace {

constexpr qsizetype maxId = 128;

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

Result<void> checkId(const QString& id, const char* name)
{
    if (!id.isEmpty() && id.size() <= maxId)
        return {};
    return invalid(QStringLiteral("\"params.%1\" must have 1 to %2 characters.")
                       .arg(QString::fromLatin1(name))
                       .arg(maxId));
}

Result<void> check(const protocol::NoteParams& params)
{
    BATON_TRY(checkId(params.id.toString(), "id"));
    BATON_TRY(checkId(params.commandId.toString(), "commandId"));
    return limits::checkMessage(params.text, params.attachments.size(), QStringLiteral("\"params.text\""));
}

/// Submits a command whose answer has a @p T in it.
template <typename Answer, typename T>
void submit(AgentCaller& caller, const CommandId& commandId, decltype(desk::AgentCommand::verb) verb,
            Answerer<Answer> reply)
{
    caller.parts().desk.submit(desk::AgentCommand{caller.access().agent(), commandId, std::move(verb)},
                               [reply = std::move(reply)](Result<desk::AgentAnswer> answer) {
                                   if (!answer)
                                       return reply(Refused(std::move(answer.error())));
                                   reply(Answer{std::get<T>(std::move(*answer))});
                               });
}

} // namespace

void verb(method::WriteNote, AgentCaller& caller, const protocol::NoteParams& params,
          Answerer<protocol::NoteResult> reply)
{
    if (const auto ok = check(params); !ok)
        return reply(Refused(ok.error()));
    auto& desk = caller.parts().desk;
    const auto ask = [&desk, agent = caller.access().agent(), params](
                         QList<Attachment> files, std::function<void(Result<desk::AgentAnswer>)> answered) {
        desk.submit(desk::AgentCommand{agent, params.commandId,
                                       desk::WriteNote{params.id, params.text, std::move(files)}},
                    std::move(answered));
    };
    const FileSender sender{FileSender::Kind::Agent, caller.access().member.id.toString()};
    carryWith<desk::AgentAnswer>(caller.parts().files, {sender, params.attachments, params.id, true}, ask,
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
    submit<protocol::ReplyResult, Message>(caller, params.commandId,
                                           desk::Withdraw{params.id, params.message}, std::move(reply));
}

} // namespace baton::relay
