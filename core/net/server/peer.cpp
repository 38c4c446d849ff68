// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/peer.h"

#include "core/net/server/peergroup.h"

namespace baton::relay {

namespace {

/// What a peer may still send to us after we have said goodbye.
constexpr qint64 maxDiscarded = 1024 * 1024;

} // namespace

Peer::Peer(PeerGroup& group, std::unique_ptr<Stream> stream)
    : m_group(group)
    , m_stream(std::move(stream))
    , m_deadline(group.deadlines(), *this)
{
    m_stream->setSpeaker(this);
    m_group.enroll(this);
}

Peer::~Peer() = default;

std::unique_ptr<Stream> Peer::takeStream()
{
    m_stream->setSpeaker(nullptr);
    return std::move(m_stream);
}

void Peer::leave()
{
    if (m_left)
        return;
    m_left = true;
    m_deadline.clear();
    if (m_stream) {
        m_group.counters().open -= 1;
        m_stream.reset();
    }
    m_group.strike(this);
    deleteLater();
}

void Peer::leavePolitely()
{
    if (m_left)
        return;
    if (m_stream && m_stream->isOpen()) {
        auto* const farewell = new Farewell(m_group, takeStream());
        farewell->taken();
    }
    leave();
}

Farewell::Farewell(PeerGroup& group, std::unique_ptr<Stream> stream) : Peer(group, std::move(stream))
{
    deadline().set(group.limits().lingerTime);
}

void Farewell::taken()
{
    if (!m_finished && stream().queued() == 0) {
        m_finished = true;
        stream().finish();
        if (hasStream() && stream().isOpen())
            readable();
    }
}

void Farewell::readable()
{
    m_discarded += stream().read().size();
    if (m_discarded > maxDiscarded)
        leave();
}

} // namespace baton::relay
