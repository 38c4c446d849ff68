// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/domain/limits.h"
#include "core/relay/agents/agentverbs.h"

// What agents write for each other, and what they take back.
namespace baton::relay {

namespace {

constexpr qsizetype maxId = 128;
constexpr qsizetype mostAttachments = 10;

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
    if (params.attachments.size() > mostAttachments)
        return invalid(QStringLiteral("A note carries at most %1 files.").arg(mostAttachments));
    const auto text = QStringLiteral("\"params.text\"");
    return params.attachments.isEmpty() ? limits::check(params.text, text, limits::message)
                                        : limits::checkLength(params.text, text, limits::message);
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
    // CARRY: the files of a note are carried here, with isInside, before the desk is asked.
    if (!params.attachments.isEmpty())
        return reply(invalid(QStringLiteral("This relay takes no files on notes.")));
    submit<protocol::NoteResult, Note>(caller, params.commandId, desk::WriteNote{params.id, params.text},
                                       std::move(reply));
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
