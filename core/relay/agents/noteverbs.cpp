// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/withdrawing.h"
#include "core/domain/limits.h"
#include "core/relay/agents/deskcommands.h"
#include "core/relay/files/carriage.h"

#include <QLoggingCategory>

// What agents write for each other, and what they take back.
namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.agents")

Result<void> check(const protocol::NoteParams& params)
{
    BATON_TRY(checkId(params.id.toString(), "id"));
    BATON_TRY(checkId(params.commandId.toString(), "commandId"));
    return limits::checkMessage(params.text, params.attachments.size(), QStringLiteral("\"params.text\""));
}

/// Their bytes go with the words: nobody can read them any more, by whatever link. The same command sent
/// again does so again.
void letFilesGo(RelayParts& parts, const Message& message)
{
    parts.reading.read([&store = parts.files, message](storage::Database* database) {
        const auto files = database
                               ? desk::filesOf(*database, message.conversation, message.n)
                               : Result<QList<FileId>>(refuse(Refusal::Kind::Unavailable,
                                                              QStringLiteral("Too much is being read.")));
        if (!files)
            qCWarning(log).noquote() << "the files of a withdrawn message stay:" << files.error().detail;
        else if (!files->isEmpty())
            store.letGo(*files);
    });
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
    caller.parts().desk.submit(
        desk::AgentCommand{caller.access().agent(), params.commandId,
                           desk::Withdraw{params.id, params.message}},
        [reply = std::move(reply), &parts = caller.parts()](Result<desk::AgentAnswer> answer) {
            if (!answer)
                return reply(Refused(std::move(answer.error())));
            const auto& message = std::get<Message>(*answer);
            letFilesGo(parts, message);
            reply(protocol::ReplyResult{message});
        });
}

} // namespace baton::relay
