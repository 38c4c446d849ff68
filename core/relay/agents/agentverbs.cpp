// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentverbs.h"

#include "core/domain/limits.h"
#include "core/domain/text.h"
#include "core/relay/agents/deskcommands.h"
#include "core/relay/fanout/conversationindex.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/files/carriage.h"

namespace baton::relay {

namespace {

constexpr qsizetype maxFilter = 1024;

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

Result<void> checkText(const QString& text)
{
    return limits::check(text, QStringLiteral("\"params.text\""), limits::message);
}

Result<void> checkStatus(const std::optional<QString>& status)
{
    if (!status || *status == QLatin1String("resolve"))
        return {};
    return invalid(QStringLiteral("\"params.status\" can only be \"resolve\"."));
}

template <typename Verb>
void submitById(AgentCaller& caller, const protocol::ConversationCommand& params,
                Answerer<protocol::ConversationResult> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    submit(caller, params.commandId, Verb{params.id}, std::move(reply));
}

Refusal noSuchConversation()
{
    return {Refusal::Kind::NotFound, QStringLiteral("There is no such conversation."), Refusal::Reason::None,
            std::nullopt};
}

void publishTyping(AgentCaller& caller, const ConversationIndex::Entry& entry, bool on,
                   const Answerer<protocol::Nothing>& reply)
{
    const auto& access = caller.access();
    if (!access.maySee(entry.bot.id))
        return reply(Refused(noSuchConversation()));
    // Only who holds it is seen typing; for anybody else this is no error, just nothing to show.
    if (entry.state == ConversationState::Open && entry.assignee == access.member.id) {
        const protocol::Typing typing{entry.id, Author{AuthorKind::Agent, access.member.name}, on};
        caller.parts().passing.publish({entry.bot.id, access.member.id, typing});
    }
    reply(protocol::Nothing{});
}

/// Online or not; nothing when it is no availability that one can choose.
std::optional<bool> isOnline(const QString& availability)
{
    if (availability == QLatin1String("online"))
        return true;
    return availability == QLatin1String("away") ? std::optional(false) : std::nullopt;
}

Refused noAvailability()
{
    return invalid(QStringLiteral("\"params.availability\" must be \"online\" or \"away\"."));
}

} // namespace

void verb(method::SessionHello, AgentCaller& caller, const QJsonValue& id,
          const protocol::HelloParams& params)
{
    if (params.log && params.log->size() > longestId)
        return caller.refuse(
            id, invalid(QStringLiteral("\"params.log\" is none that this relay has given.")).value());
    if (params.since && *params.since < 0)
        return caller.refuse(id, invalid(QStringLiteral("\"params.since\" must not be negative.")).value());
    if (params.availability) {
        const auto online = isOnline(*params.availability);
        if (!online)
            return caller.refuse(id, noAvailability().value());
        // Before anybody is told of the session.
        caller.setAvailability(*online);
    }
    caller.hello(id, params);
}

void verb(method::PresenceSet, AgentCaller& caller, protocol::PresenceParams params,
          Answerer<protocol::Nothing> reply)
{
    const auto online = isOnline(params.availability);
    if (!online)
        return reply(noAvailability());
    caller.setAvailability(*online);
    reply(protocol::Nothing{});
}

void verb(method::List, AgentCaller& caller, protocol::ListParams params,
          Answerer<protocol::ListResult> reply)
{
    if (params.query.value_or(QString()).size() > maxFilter ||
        params.cursor.value_or(QString()).size() > maxFilter)
        return reply(invalid(QStringLiteral("\"params.query\" is too long.")));
    caller.parts().reading.list(viewerOf(caller), std::move(params), std::move(reply));
}

void verb(method::Get, AgentCaller& caller, protocol::GetParams params, Answerer<protocol::GetResult> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    if (params.query.value_or(QString()).size() > maxFilter)
        return reply(invalid(QStringLiteral("\"params.query\" is too long.")));
    caller.parts().reading.get(viewerOf(caller), std::move(params), std::move(reply));
}

void verb(method::Claim, AgentCaller& caller, protocol::ConversationCommand params,
          Answerer<protocol::ConversationResult> reply)
{
    submitById<desk::Claim>(
        caller, params,
        [reply = std::move(reply), &parts = caller.parts(), member = caller.access().member.id,
         bots = caller.access().bots, id = params.id](Result<protocol::ConversationResult> answer) {
            // What they have read while it waited, the customer's agent has seen now.
            if (answer)
                parts.desk.submit(desk::MarkRead{member, bots, id, 0},
                                  [&parts, member](const Result<desk::Marked>& marked) {
                                      if (marked && marked->seen)
                                          parts.passing.publish({marked->bot, member, *marked->seen});
                                  });
            reply(std::move(answer));
        });
}

void verb(method::Release, AgentCaller& caller, protocol::ConversationCommand params,
          Answerer<protocol::ConversationResult> reply)
{
    submitById<desk::Release>(caller, params, std::move(reply));
}

void verb(method::Resolve, AgentCaller& caller, protocol::ConversationCommand params,
          Answerer<protocol::ConversationResult> reply)
{
    submitById<desk::Resolve>(caller, params, std::move(reply));
}

void verb(method::HandBack, AgentCaller& caller, protocol::ConversationCommand params,
          Answerer<protocol::ConversationResult> reply)
{
    submitById<desk::HandBack>(caller, params, std::move(reply));
}

void verb(method::Start, AgentCaller& caller, protocol::StartParams params,
          Answerer<protocol::ConversationResult> reply)
{
    for (const auto& ok :
         {checkId(params.bot.toString(), "bot"), checkId(params.contact.toString(), "contact"),
          params.text ? checkText(*params.text) : Result<void>()})
        if (!ok)
            return reply(Refused(ok.error()));
    submit(caller, params.commandId, desk::Start{params.bot, params.contact, params.text}, std::move(reply));
}

void verb(method::Reply, AgentCaller& caller, protocol::ReplyParams params,
          Answerer<protocol::ReplyResult> reply)
{
    const auto fits =
        limits::checkMessage(params.text, params.attachments.size(), QStringLiteral("\"params.text\""));
    for (const auto& ok :
         {checkId(params.id.toString(), "id"), checkId(params.commandId.toString(), "commandId"), fits,
          checkStatus(params.status)})
        if (!ok)
            return reply(Refused(ok.error()));
    desk::Reply words{params.id, params.text, {}, params.status.has_value(), params.tags};
    if (params.assign) {
        auto colleague = colleagueOf(caller, *params.assign, "assign");
        if (!colleague)
            return reply(Refused(std::move(colleague.error())));
        words.to = std::move(*colleague);
    }
    auto& desk = caller.parts().desk;
    const auto ask = [&desk, agent = caller.access().agent(), command = params.commandId, words](
                         QList<Attachment> files, std::function<void(Result<desk::AgentAnswer>)> answered) {
        auto whole = words;
        whole.attachments = std::move(files);
        desk.submit(desk::AgentCommand{agent, command, std::move(whole)}, std::move(answered));
    };
    carryWith<desk::AgentAnswer>(caller.parts().files, {senderOf(caller), params.attachments, params.id}, ask,
                                 [reply = std::move(reply)](Result<desk::AgentAnswer> answer) {
                                     if (!answer)
                                         return reply(Refused(std::move(answer.error())));
                                     reply(protocol::ReplyResult{std::get<Message>(*answer)});
                                 });
}

void verb(method::SetTyping, AgentCaller& caller, protocol::TypingParams params,
          Answerer<protocol::Nothing> reply)
{
    if (const auto known = caller.parts().index.find(params.id); known && known->isStateKnown)
        return publishTyping(caller, *known, params.on, reply);
    // Not known by heart, so it has been quiet for long: read it once.
    caller.parts().reading.get(
        viewerOf(caller), {params.id, std::nullopt, 1},
        [alive = caller.alive(), &io = caller.io(), params, reply](Result<protocol::GetResult> found) {
            io.post([alive, params, reply, found = std::move(found)] {
                const auto self = alive.lock();
                if (!self)
                    return;
                if (!found)
                    return reply(Refused(found.error()));
                self->parts().index.learn(found->conversation);
                if (const auto known = self->parts().index.find(params.id))
                    publishTyping(*self, *known, params.on, reply);
            });
        });
}

void verb(method::MarkRead, AgentCaller& caller, protocol::ReadParams params,
          Answerer<protocol::Nothing> reply)
{
    if (const auto ok = checkId(params.id.toString(), "id"); !ok)
        return reply(Refused(ok.error()));
    if (params.upTo < 0)
        return reply(invalid(QStringLiteral("\"params.upTo\" must not be negative.")));
    caller.parts().desk.submit(
        desk::MarkRead{caller.access().member.id, caller.access().bots, params.id, params.upTo},
        [reply = std::move(reply), tell = caller.othersOfMember(), &passing = caller.parts().passing,
         by = caller.access().member.id](const Result<desk::Marked>& marked) {
            if (!marked)
                return reply(Refused(marked.error()));
            if (marked->moved)
                tell(marked->mark);
            if (marked->seen)
                passing.publish({marked->bot, by, *marked->seen});
            reply(protocol::Nothing{});
        });
}

} // namespace baton::relay
