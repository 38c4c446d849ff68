// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentsocket.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/net/websocket/frame.h"
#include "core/relay/agents/agentmethodtable.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/feedwriter.h"
#include "core/relay/parts/metrics.h"
#include "core/relay/push/subscriptionbook.h"

#include <utility>

namespace baton::relay {

namespace {

namespace rpc = protocol::rpc;

constexpr qint64 longestResume = 20'000; ///< events; whoever is further behind gets a snapshot
constexpr int pageSize = 500;
constexpr qint64 queueLimit = 1024 * 1024; ///< bytes a slow reader may have waiting
constexpr quint16 closedBySignOut = 4001;
constexpr quint16 closedByType = 1003;
constexpr quint16 closedByError = 1011;
constexpr quint16 closedByLag = 1013;
constexpr int burstSeconds = 2;

/// The answer to hello with its picture, which is JSON already.
QByteArray framedHello(const QJsonValue& id, const protocol::HelloResult& hello, const QByteArray& snapshot)
{
    auto answer = rpc::success(id, protocol::toBytes(hello));
    answer.chop(2); // the ends of "result" and of the answer
    return textFrame(answer + ",\"snapshot\":" + snapshot + "}}");
}

} // namespace

AgentSocket::AgentSocket(AgentSockets sockets, AgentAccess access, QByteArray tokenHash, Executor& io)
    : m_sockets(sockets)
    , m_access(std::move(access))
    , m_tokenHash(std::move(tokenHash))
    , m_io(io)
    , m_rate(sockets.requestsPerSecond, sockets.requestsPerSecond * burstSeconds)
{}

AgentSocket::~AgentSocket() = default;

void AgentSocket::opened(Connection& connection)
{
    m_connection = &connection;
    ++parts().metrics.agentSockets;
    m_sockets.sessions.add(m_io, *this);
    // Whether anybody is at it, it says with its hello.
    parts().presence.set(m_access.member, quintptr(this), AgentPresence::Availability::Connecting);
    parts().presence.setDevice(m_access.device, quintptr(this), AgentPresence::Availability::Connecting);
    parts().directory.connected(m_tokenHash);
    checkAccess();
}

void AgentSocket::closed()
{
    if (!m_connection)
        return;
    stopFollowing();
    m_connection = nullptr;
    --parts().metrics.agentSockets;
    m_sockets.sessions.remove(m_io, *this);
    parts().presence.set(m_access.member, quintptr(this), AgentPresence::Availability::Offline);
    parts().presence.setDevice(m_access.device, quintptr(this), AgentPresence::Availability::Offline);
    parts().directory.disconnected(m_tokenHash);
}

void AgentSocket::checkAccess()
{
    const auto signedIn = parts().directory.sessionByHash(m_tokenHash);
    if (!signedIn) {
        stopFollowing();
        if (m_connection)
            m_connection->close(closedBySignOut, QStringLiteral("This session has ended. Sign in again."));
        return;
    }
    const auto before = std::exchange(m_access, AgentAccess::of(signedIn->member, signedIn->device));
    if (m_handle != 0)
        m_sockets.sweeper.setScope(m_handle, m_access.bots);
    checkMember(before);
}

/// At once: a program that does not know what its member may do now would offer it, or keep silent.
void AgentSocket::checkMember(const AgentAccess& before)
{
    const auto all = parts().directory.roster()->botNames();
    const auto known = std::exchange(m_bots, all);
    if (m_saidHello && m_connection && (m_access != before || all != known))
        tellMember(m_access.bots != before.bots);
}

void AgentSocket::tellMember(std::optional<bool> otherBots)
{
    protocol::MemberChanged changed{m_access.profile(), {}, otherBots};
    for (const auto& bot : std::as_const(m_bots))
        if (m_access.maySee(bot.id))
            changed.bots.append(bot);
    m_connection->sendText(rpc::notification(QStringLiteral("member"), protocol::toBytes(changed)));
}

void AgentSocket::binaryReceived(const QByteArray&)
{
    if (m_connection)
        m_connection->close(closedByType, QStringLiteral("This socket speaks text."));
}

void AgentSocket::textReceived(const QByteArray& utf8)
{
    if (!m_connection)
        return;
    ++parts().metrics.agentRequests;
    auto incoming = rpc::parse(utf8);
    if (!m_rate.take()) {
        ++parts().metrics.rateLimited;
        const auto* request = incoming ? std::get_if<rpc::Request>(&*incoming) : nullptr;
        return fail(request ? request->id : QJsonValue(QJsonValue::Null),
                    {rpc::TooMany, QStringLiteral("Too many requests. Wait a moment."), {}});
    }
    if (!incoming)
        return fail(incoming.error().id, incoming.error().error);
    // The relay asks nothing of an agent, so answers are not expected and not answered.
    if (const auto* request = std::get_if<rpc::Request>(&*incoming))
        callAgentMethod(*this, *request);
}

void AgentSocket::fail(const QJsonValue& id, const rpc::Error& error)
{
    ++parts().metrics.agentRefusals;
    if (m_connection && !id.isUndefined())
        m_connection->sendText(rpc::failure(rpc::Failure{id, error}));
}

void AgentSocket::succeed(const QJsonValue& id, const QByteArray& result)
{
    if (m_connection && !id.isUndefined())
        m_connection->sendText(rpc::success(id, result));
}

void AgentSocket::answerFramed(const QByteArray& frame)
{
    if (m_connection)
        m_connection->sendFramed(frame);
}

void AgentSocket::setAvailability(bool online)
{
    using Availability = AgentPresence::Availability;
    m_saidWhetherThere = true;
    const auto availability = online ? Availability::Online : Availability::Away;
    parts().presence.set(m_access.member, quintptr(this), availability);
    parts().presence.setDevice(m_access.device, quintptr(this), availability);
}

void AgentSocket::hello(const QJsonValue& id, const protocol::HelloParams& params)
{
    ++m_round;
    m_saidHello = true;
    if (!m_saidWhetherThere)
        setAvailability(true);
    stopFollowing();
    // A number of another log, or one beyond its end, comes from before a backup was restored: what it stands
    // for is gone.
    const auto since = params.since;
    const auto log = parts().desk.logId();
    const qint64 last = std::max(parts().feed.lastSeq(), parts().desk.lastSeq());
    if (!since || params.log.value_or(log) != log || *since > last || last - *since > longestResume)
        return sendSnapshot(id);
    ++parts().metrics.resumed;
    succeed(id,
            protocol::toBytes(protocol::HelloResult{m_access.profile(), *since, true, std::nullopt, log}));
    // Which bots it knows is from before the connection was lost.
    tellMember({});
    startFollowing(*since);
}

/// The picture is read, encoded and framed on the reading thread; here its bytes only pass through.
void AgentSocket::sendSnapshot(const QJsonValue& id)
{
    ++parts().metrics.snapshots;
    parts().reading.snapshot(
        {m_access.member.id, m_access.bots, number()},
        [alive = alive(), this, &io = m_io, round = m_round, id, asked = m_access,
         log = parts().desk.logId()](const Result<ReadingRoom::Picture>& picture) {
            Result<QByteArray> frame;
            if (picture)
                frame = framedHello(id, {asked.profile(), picture->seq, false, std::nullopt, log},
                                    picture->snapshot);
            else
                frame = Refused(picture.error());
            io.post([alive, this, round, id, asked, frame, seq = picture ? picture->seq : 0] {
                if (const auto self = alive.lock())
                    snapshotRead(round, id, asked, seq, frame);
            });
        });
}

void AgentSocket::snapshotRead(quint64 round, const QJsonValue& id, const AgentAccess& asked, qint64 seq,
                               const Result<QByteArray>& frame)
{
    if (round != m_round || !m_connection)
        return;
    if (!frame) {
        m_saidHello = false;
        return refuse(id, frame.error());
    }
    if (!id.isUndefined())
        answerFramed(*frame);
    if (m_access != asked)
        tellMember(m_access.bots != asked.bots);
    // Everything up to this number is in the snapshot; the events go on with the next one.
    startFollowing(seq);
}

void AgentSocket::startFollowing(qint64 since)
{
    stopFollowing();
    m_following = true;
    if (!parts().feed.after(since, 1))
        return readPage(since);
    Sweeper::Cursor cursor{m_connection, since, m_access.bots, {}, {}};
    cursor.tooSlow = [this] {
        m_handle = 0;
        m_connection->close(closedByLag, QStringLiteral("You read too slowly. Connect again and resume."));
    };
    cursor.needsStorage = [this](qint64 from) {
        m_handle = 0;
        readPage(from);
    };
    m_handle = m_sockets.sweeper.add(std::move(cursor));
}

void AgentSocket::stopFollowing()
{
    m_following = false;
    m_pausedAt.reset();
    if (m_handle != 0)
        m_sockets.sweeper.remove(m_handle);
    m_handle = 0;
}

void AgentSocket::drained()
{
    if (const auto since = std::exchange(m_pausedAt, std::nullopt))
        readPage(*since);
}

void AgentSocket::readPage(qint64 since)
{
    if (m_connection->queuedBytes() > queueLimit) {
        m_pausedAt = since;
        return;
    }
    parts().reading.eventsAfter(
        since, pageSize,
        [alive = alive(), this, &io = m_io, round = m_round](Result<std::vector<desk::Recorded>> events) {
            io.post([alive, this, round, events = std::move(events)] {
                if (const auto self = alive.lock())
                    pageRead(round, events);
            });
        },
        ReadingRoom::turnOf(m_access.member.id));
}

void AgentSocket::pageRead(quint64 round, const Result<std::vector<desk::Recorded>>& events)
{
    if (round != m_round || !m_following || !m_connection)
        return;
    if (!events || events->empty()) {
        stopFollowing();
        return m_connection->close(closedByError,
                                   QStringLiteral("The events could not be read. Connect again."));
    }
    QByteArray frames;
    for (const auto& recorded : *events) {
        const auto& event = recorded.event;
        frames +=
            m_access.maySee(recorded.bot) ? feedEntry(recorded).frame : withheldFrame(event.seq, event.at);
    }
    m_connection->sendFramed(frames);
    startFollowing(events->back().event.seq);
}

void AgentSocket::tellSubscriptions()
{
    if (!m_following || m_connection->queuedBytes() > queueLimit)
        return;
    const auto wanted = parts().subscriptions.of(m_access.member.id, m_access.device);
    m_connection->sendText(rpc::notification(QStringLiteral("subscriptions"), protocol::toBytes(wanted)));
}

std::function<void(const protocol::ReadMark&)> AgentSocket::othersOfMember()
{
    return [&sessions = m_sockets.sessions, member = m_access.member.id, self = this](const auto& mark) {
        const auto frame = textFrame(rpc::notification(QStringLiteral("read"), protocol::toBytes(mark)));
        sessions.forEach([member, self, frame](AgentSocket& other) {
            if (&other != self && other.access().member.id == member)
                other.tellRead(frame);
        });
    };
}

void AgentSocket::tellRead(const QByteArray& frame)
{
    if (m_saidHello && m_connection && m_connection->queuedBytes() < queueLimit)
        m_connection->sendFramed(frame);
}

void AgentSocket::pass(const PassingNote& note, const QByteArray& frame)
{
    const bool own = std::holds_alternative<protocol::Typing>(note.what) && note.by == m_access.member.id;
    if (m_following && !own && (note.bot.isEmpty() || m_access.maySee(note.bot)) &&
        m_connection->queuedBytes() < queueLimit)
        m_connection->sendFramed(frame);
}

} // namespace baton::relay
