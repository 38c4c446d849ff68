// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentgateway.h"

#include "core/net/websocket/frame.h"
#include "core/relay/agents/signinroutes.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/parts/problem.h"

namespace baton::relay {

namespace {

QByteArray framed(const PassingNote& note)
{
    namespace rpc = protocol::rpc;
    if (const auto* typing = std::get_if<protocol::Typing>(&note.what))
        return textFrame(rpc::notification(QStringLiteral("typing"), protocol::toBytes(*typing)));
    if (const auto* seen = std::get_if<protocol::Seen>(&note.what))
        return textFrame(rpc::notification(QStringLiteral("seen"), protocol::toBytes(*seen)));
    if (std::holds_alternative<RepliesChanged>(note.what))
        return textFrame(
            rpc::notification(QStringLiteral("replies.changed"), protocol::toBytes(protocol::Nothing{})));
    return textFrame(rpc::notification(QStringLiteral("presence"),
                                       protocol::toBytes(std::get<protocol::Presence>(note.what))));
}

} // namespace

AgentGateway::AgentGateway(RelayParts& parts, Options options)
    : m_parts(parts)
    , m_requestsPerSecond(options.requestsPerSecond)
{
    parts.presence.setMayAnswer([&directory = parts.directory](const MemberId& id, const BotId& bot) {
        return directory.roster()->mayAnswer(id, bot);
    });
}

void AgentGateway::serve(Router& router)
{
    router.add(signInRoute(m_parts));
    router.add(signOutRoute(m_parts));
    router.addSocket({"/v1/agent",
                      [this](const HttpRequest& request, Executor& io) { return accept(request, io); },
                      {QStringLiteral("baton.v1")},
                      256 * 1024,
                      true});
}

std::variant<HttpResponse, std::unique_ptr<SocketSession>> AgentGateway::accept(const HttpRequest& request,
                                                                                Executor& io)
{
    const auto signedIn = m_parts.directory.session(request.bearerToken());
    if (!signedIn)
        return ending(notSignedIn(QStringLiteral("The session is unknown or has ended. Sign in again.")));
    return std::make_unique<AgentSocket>(
        AgentSockets{m_parts, m_sessions, sweeperOf(io), m_requestsPerSecond},
        AgentAccess::of(signedIn->member, signedIn->device), signedIn->tokenHash, io);
}

Sweeper& AgentGateway::sweeperOf(Executor& io)
{
    const QMutexLocker lock(&m_mutex);
    auto& sweeper = m_sweepers[&io];
    if (!sweeper)
        sweeper = std::make_unique<Sweeper>(m_parts.feed, io);
    return *sweeper;
}

void AgentGateway::passed(const PassingNote& note)
{
    m_sessions.forEach([note, frame = framed(note)](AgentSocket& session) { session.pass(note, frame); });
}

void AgentGateway::membersChanged(const QList<PassingNote>& notes)
{
    QList<std::pair<PassingNote, QByteArray>> frames;
    for (const auto& note : notes)
        frames.append({note, framed(note)});
    m_sessions.forEach([frames](AgentSocket& session) {
        if (!session.access().may(Permission::Administer))
            return;
        for (const auto& [note, frame] : frames)
            session.pass(note, frame);
    });
}

void AgentGateway::subscriptionsChanged(const MemberId& member)
{
    m_sessions.forEach([member](AgentSocket& session) {
        if (session.access().member.id == member)
            session.tellSubscriptions();
    });
}

void AgentGateway::directoryChanged()
{
    m_sessions.forEach([](AgentSocket& session) { session.checkAccess(); });
}

} // namespace baton::relay
