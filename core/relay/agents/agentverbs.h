// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/executor.h"
#include "core/net/websocket/frame.h"
#include "core/protocol/agent/agentmethods.h"
#include "core/protocol/wire/jsonrpc.h"
#include "core/relay/agents/agentaccess.h"
#include "core/relay/parts/relayparts.h"

#include <functional>
#include <memory>
#include <type_traits>

namespace baton::relay {

/// Answers one request; from any thread, exactly once.
template <typename T>
using Answerer = std::function<void(Result<T>)>;

/// Whether an answer may be long; these come from the reading room.
template <typename T>
inline constexpr bool isLarge =
    std::is_same_v<T, protocol::ListResult> || std::is_same_v<T, protocol::GetResult> ||
    std::is_same_v<T, protocol::RepliesResult>;

/// What a verb may ask of the socket it serves. One I/O thread.
class AgentCaller
{
public:
    virtual ~AgentCaller() = default;
    AgentCaller() = default;
    Q_DISABLE_COPY_MOVE(AgentCaller)

    virtual RelayParts& parts() = 0;
    virtual const AgentAccess& access() const = 0;
    virtual Executor& io() = 0;
    virtual bool hasSaidHello() const = 0;
    /// Its own among all callers that are there, for taking turns.
    quint64 number() const { return quintptr(this); }

    /// Begins (anew) to follow the events.
    virtual void hello(const QJsonValue& id, const protocol::HelloParams& params) = 0;
    virtual void setAvailability(bool online) = 0;
    /// Tells the member's other programs how far this one has read; to be called from any thread, even when
    /// this caller is gone.
    virtual std::function<void(const protocol::ReadMark&)> othersOfMember() = 0;

    void refuse(const QJsonValue& id, const Refusal& refusal) { fail(id, protocol::rpc::toError(refusal)); }
    virtual void fail(const QJsonValue& id, const protocol::rpc::Error& error) = 0;
    /// @param result as JSON
    virtual void succeed(const QJsonValue& id, const QByteArray& result) = 0;
    /// An answer that is a whole frame already.
    virtual void answerFramed(const QByteArray& frame) = 0;

    /// Gone when this caller is; what comes back from other threads asks it first.
    std::weak_ptr<AgentCaller> alive() const { return m_alive; }

    template <typename T>
    Answerer<T> replyTo(const QJsonValue& id)
    {
        return [alive = alive(), &executor = io(), id](Result<T> result) {
            if constexpr (isLarge<T>) {
                // Made on the thread that read it: an I/O thread has others to serve.
                if (result && !id.isUndefined()) {
                    executor.post(
                        [alive, frame = textFrame(protocol::rpc::success(id, protocol::toBytes(*result)))] {
                            if (const auto caller = alive.lock())
                                caller->answerFramed(frame);
                        });
                    return;
                }
            }
            auto answer = [alive, id, result = std::move(result)] {
                const auto caller = alive.lock();
                if (!caller)
                    return;
                if (result)
                    caller->succeed(id, protocol::toBytes(*result));
                else
                    caller->refuse(id, result.error());
            };
            if (executor.isCurrent())
                answer();
            else
                executor.post(std::move(answer));
        };
    }

private:
    /// Owns nothing: it only dies with the caller.
    std::shared_ptr<AgentCaller> m_alive{this, [](AgentCaller*) {}};
};

// One verb per method of protocol::AgentMethods; agentmethodtable.cpp picks them by overload.
namespace method = protocol::method;

/// Answers by itself: its picture is too large to be made on the I/O thread.
void verb(method::SessionHello, AgentCaller&, const QJsonValue& id, const protocol::HelloParams&);
void verb(method::PresenceSet, AgentCaller&, protocol::PresenceParams, Answerer<protocol::Nothing>);
void verb(method::List, AgentCaller&, protocol::ListParams, Answerer<protocol::ListResult>);
void verb(method::Get, AgentCaller&, protocol::GetParams, Answerer<protocol::GetResult>);
void verb(method::Claim, AgentCaller&, protocol::ConversationCommand, Answerer<protocol::ConversationResult>);
void verb(method::Release, AgentCaller&, protocol::ConversationCommand,
          Answerer<protocol::ConversationResult>);
void verb(method::Resolve, AgentCaller&, protocol::ConversationCommand,
          Answerer<protocol::ConversationResult>);
void verb(method::HandBack, AgentCaller&, protocol::ConversationCommand,
          Answerer<protocol::ConversationResult>);
void verb(method::Start, AgentCaller&, protocol::StartParams, Answerer<protocol::ConversationResult>);
void verb(method::Reply, AgentCaller&, protocol::ReplyParams, Answerer<protocol::ReplyResult>);
void verb(method::SetTyping, AgentCaller&, protocol::TypingParams, Answerer<protocol::Nothing>);
void verb(method::MarkRead, AgentCaller&, protocol::ReadParams, Answerer<protocol::Nothing>);
void verb(method::SubscriptionsGet, AgentCaller&, const protocol::Nothing&,
          const Answerer<push::Subscriptions>&);
void verb(method::SubscriptionsSet, AgentCaller&, const push::Subscriptions&, Answerer<push::Subscriptions>);
void verb(method::PushReport, AgentCaller&, const protocol::ReportParams&, Answerer<protocol::Nothing>);
void verb(method::PushPending, AgentCaller&, const protocol::PendingParams&,
          Answerer<protocol::PendingResult>);
void verb(method::Deliveries, AgentCaller&, const protocol::DeliveriesParams&,
          Answerer<protocol::DeliveriesResult>);
void verb(method::Devices, AgentCaller&, const protocol::DevicesParams&,
          const Answerer<protocol::DevicesResult>&);
void verb(method::DeliveriesRetry, AgentCaller&, const protocol::RetryParams&, Answerer<protocol::Nothing>);
void verb(method::DevicesRevoke, AgentCaller&, const protocol::RevokeParams&, Answerer<protocol::Nothing>);
void verb(method::WorkflowRuns, AgentCaller&, const protocol::RunsParams&, Answerer<protocol::RunsResult>);
void verb(method::WorkflowRunDetail, AgentCaller&, const protocol::RunParams&, Answerer<protocol::RunResult>);
void verb(method::AutoUpdatesList, AgentCaller&, const protocol::AutoUpdatesParams&,
          Answerer<protocol::AutoUpdatesResult>);
void verb(method::AutoUpdatesReview, AgentCaller&, const protocol::ReviewParams&,
          Answerer<protocol::ReviewResult>);
void verb(method::WriteNote, AgentCaller&, const protocol::NoteParams&, Answerer<protocol::NoteResult>);
void verb(method::Withdraw, AgentCaller&, const protocol::WithdrawParams&, Answerer<protocol::ReplyResult>);

} // namespace baton::relay
