// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/agents/sortingverbs.h"
#include "core/relay/files/storedfile.h"

/// What verbs that become commands of the desk share.
namespace baton::relay {

inline constexpr qsizetype longestId = 128;

/// @param name of the field in `params`
inline Result<void> checkId(const QString& id, const char* name)
{
    if (!id.isEmpty() && id.size() <= longestId)
        return {};
    return refuse(Refusal::Kind::Invalid, QStringLiteral("\"params.%1\" must have 1 to %2 characters.")
                                              .arg(QString::fromLatin1(name))
                                              .arg(longestId));
}

inline ReadingRoom::Viewer viewerOf(const AgentCaller& caller)
{
    return {caller.access().member.id, caller.access().bots, caller.number()};
}

/// Whose the files are that this agent sends.
inline FileSender senderOf(const AgentCaller& caller)
{
    return {FileSender::Kind::Agent, caller.access().member.id.toString()};
}

/// Somebody to whom a conversation can be given, as the desk is to know them.
/// @param name of the field in `params`
Result<desk::Agent> colleagueOf(AgentCaller& caller, const MemberId& member, const char* name);

/// Submits a command whose answer is the conversation after it.
template <typename Verb>
void submit(AgentCaller& caller, const CommandId& commandId, Verb deskVerb,
            Answerer<protocol::ConversationResult> reply)
{
    if (const auto ok = checkId(commandId.toString(), "commandId"); !ok)
        return reply(Refused(ok.error()));
    caller.parts().desk.submit(desk::AgentCommand{caller.access().agent(), commandId, std::move(deskVerb)},
                               [reply = std::move(reply)](Result<desk::AgentAnswer> answer) {
                                   if (!answer)
                                       return reply(Refused(std::move(answer.error())));
                                   reply(protocol::ConversationResult{std::get<Conversation>(*answer)});
                               });
}

} // namespace baton::relay
