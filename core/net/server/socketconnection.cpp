// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/socketconnection.h"

#include "core/domain/shuttingdown.h"
#include "core/net/loop/log.h"
#include "core/net/server/peergroup.h"

#include <QPointer>
#include <limits>

namespace baton::relay {

namespace {

/// Sets our own pings apart from those of sessions.
constexpr QByteArrayView alivePayload("alive?");

/// What a peer is served before the others of its thread have their turn, well under a millisecond's work.
/// What it sends beyond that waits in the stream, which is bounded.
constexpr int messagesPerTurn = 8;

} // namespace

SocketConnection::SocketConnection(PeerGroup& group, std::unique_ptr<Stream> stream,
                                   std::unique_ptr<SocketSession> session, qint64 maxMessage, Guest guest)
    : Peer(group, std::move(stream))
    , m_guest(std::move(guest))
    , m_share(group.bytesInFlight(), m_guest.client, m_guest.isKnown)
    , m_session(std::move(session))
    , m_reader(maxMessage)
{
    ++group.counters().sockets;
    ++group.counters().upgrades;
    deadline().set(group.limits().pingEvery);
}

SocketConnection::~SocketConnection()
{
    if (m_unflushed)
        group().forgetFlush(this);
    if (m_waitsForTurn)
        group().forgetTurn(this);
}

void SocketConnection::start(const QByteArray& early)
{
    m_session->opened(*this);
    if (!early.isEmpty())
        receive(early);
    readable();
}

void SocketConnection::sendText(const QByteArray& utf8) { queue(textFrame(utf8)); }

void SocketConnection::sendBinary(const QByteArray& payload) { queue(binaryFrame(payload)); }

void SocketConnection::sendFramed(const QByteArray& frames) { queue(frames); }

void SocketConnection::ping(const QByteArray& payload) { queue(pingFrame(payload)); }

qint64 SocketConnection::queuedBytes() const { return hasStream() ? m_pendingBytes + stream().queued() : 0; }

QHostAddress SocketConnection::peer() const { return m_guest.client; }

Executor& SocketConnection::executor() const { return group().executor(); }

void SocketConnection::queue(const QByteArray& frames)
{
    if (m_state != State::Open || frames.isEmpty())
        return;
    m_pending.push_back(frames);
    m_pendingBytes += frames.size();
    if (!m_unflushed) {
        m_unflushed = true;
        group().flushSoon(this);
    }
}

void SocketConnection::close(quint16 code, const QString& reason)
{
    if (m_state != State::Open)
        return;
    queue(closeFrame(code, reason));
    m_state = State::Closing;
    deadline().set(group().limits().closeWithin);
}

void SocketConnection::flush()
{
    m_unflushed = false;
    if (m_state == State::Ended || m_pending.empty())
        return;
    QByteArray bytes = std::move(m_pending.front());
    if (m_pending.size() > 1) {
        bytes.reserve(qsizetype(m_pendingBytes));
        for (size_t i = 1; i < m_pending.size(); ++i)
            bytes.append(m_pending[i]);
    }
    m_pending.clear();
    m_pending.shrink_to_fit();
    m_pendingBytes = 0;
    group().counters().bytesOut += bytes.size();
    if (!stream().write(bytes)) {
        endSoon();
        return;
    }
    const qint64 queued = stream().queued();
    if (queued > group().limits().maxQueued) {
        ++group().counters().slowReaders;
        qCInfo(frontLog) << "A peer does not read what it is sent; dropped" << peer();
        endSoon();
    } else if (queued == 0) {
        taken();
    }
}

void SocketConnection::taken()
{
    if (m_state == State::Ended || !m_pending.empty() || stream().queued() > 0)
        return;
    if (m_peerClosed)
        endSoon();
    else if (m_state == State::Open)
        m_session->drained();
}

void SocketConnection::readable()
{
    if (!m_reading && !m_waitsForTurn)
        read(messagesPerTurn);
}

void SocketConnection::takeTurn()
{
    m_waitsForTurn = false;
    read(messagesPerTurn);
}

void SocketConnection::read(int most)
{
    m_reading = true;
    while (m_state != State::Ended) {
        if (most == 0) {
            m_waitsForTurn = true;
            group().giveTurnLater(this);
            break;
        }
        if (const std::optional<FrameReader::Incoming> incoming = m_reader.next()) {
            --most;
            handle(*incoming);
            continue;
        }
        if (m_state == State::Open && m_share.hold(m_reader.held()) != BytesInFlight::Verdict::Fits) {
            ++group().counters().refused;
            hangUp(1013, QStringLiteral("Too much is under way here; connect again in a moment."));
        }
        const QByteArray bytes = stream().read();
        if (bytes.isEmpty())
            break;
        receive(bytes);
    }
    m_reading = false;
}

void SocketConnection::receive(const QByteArray& bytes)
{
    m_heard = true;
    group().counters().bytesIn += bytes.size();
    m_reader.append(bytes);
}

void SocketConnection::handle(const FrameReader::Incoming& incoming)
{
    using Kind = FrameReader::Incoming::Kind;
    const bool isMessage = incoming.kind == Kind::Text || incoming.kind == Kind::Binary;
    if (isMessage)
        ++group().counters().messagesIn;
    if (incoming.kind == Kind::Broken) {
        ++group().counters().brokenFrames;
        hangUp(incoming.code, incoming.reason);
    } else if (incoming.kind == Kind::Close) {
        // Echoed, as the RFC asks, unless our own close frame is out already.
        hangUp(incoming.code == 1005 ? quint16(1000) : incoming.code, {});
    } else if (m_state != State::Open) {
        return;
    } else if (incoming.kind == Kind::Text) {
        m_session->textReceived(incoming.payload);
    } else if (incoming.kind == Kind::Binary) {
        m_session->binaryReceived(incoming.payload);
    } else if (incoming.kind == Kind::Ping) {
        queue(frameOf(Opcode::Pong, incoming.payload));
    } else if (incoming.payload != alivePayload) {
        m_session->pongReceived(incoming.payload);
    }
}

void SocketConnection::hangUp(quint16 code, const QString& reason)
{
    close(code, reason);
    m_peerClosed = true;
    if (!m_unflushed)
        taken();
}

void SocketConnection::overdue()
{
    if (m_state != State::Open) {
        end(true);
    } else if (m_heard) {
        m_heard = m_asked = false;
        deadline().set(group().limits().pingEvery);
    } else if (!m_asked) {
        m_asked = true;
        ping(alivePayload.toByteArray());
        deadline().set(group().limits().pongWithin);
    } else {
        ++group().counters().timedOut;
        qCInfo(frontLog) << "A peer does not answer; dropped" << peer();
        end();
    }
}

void SocketConnection::gone()
{
    if (!m_reading) {
        // What it said before it left counts.
        read(std::numeric_limits<int>::max());
    }
    end();
}

void SocketConnection::drain() { close(1001, shuttingDown().detail); }

void SocketConnection::endSoon()
{
    group().executor().post([self = QPointer<SocketConnection>(this)] {
        if (self && self->m_peerClosed)
            self->end(true);
        else if (self)
            self->gone();
    });
}

void SocketConnection::end(bool politely)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    --group().counters().sockets;
    m_session->closed();
    m_share.clear();
    m_guest.ticket = {};
    if (politely)
        leavePolitely();
    else
        leave();
}

} // namespace baton::relay
