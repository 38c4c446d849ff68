// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/peergroup.h"

#include "core/net/server/peer.h"
#include "core/net/server/socketconnection.h"

#include <QThread>
#include <algorithm>

namespace baton::relay {

PeerGroup::PeerGroup(std::shared_ptr<Shared> shared, std::shared_ptr<LoopExecutor> executor)
    : m_shared(std::move(shared))
    , m_executor(std::move(executor))
{}

PeerGroup::~PeerGroup() = default;

void PeerGroup::strike(Peer* peer)
{
    m_peers.remove(peer);
    if (m_peers.isEmpty() && m_emptied)
        m_emptied();
}

void PeerGroup::flushSoon(SocketConnection* connection)
{
    if (m_unflushed.empty() && !m_executor->isBusy()) {
        // The flush itself comes after the batch; this only makes sure that there is one.
        m_executor->post([] {});
    }
    m_unflushed.push_back(connection);
}

void PeerGroup::forgetFlush(SocketConnection* connection)
{
    std::replace(m_unflushed.begin(), m_unflushed.end(), connection, static_cast<SocketConnection*>(nullptr));
}

void PeerGroup::flushAll()
{
    // By index: a flush may tell a session that it is drained, and that may send again.
    for (size_t i = 0; i < m_unflushed.size(); ++i)
        if (SocketConnection* const connection = m_unflushed[i])
            connection->flush();
    m_unflushed.clear();
}

void PeerGroup::giveTurnLater(SocketConnection* connection)
{
    m_waiting.push_back(connection);
    if (m_waiting.size() == 1)
        m_executor->post([this] { giveTurn(); });
}

void PeerGroup::forgetTurn(SocketConnection* connection)
{
    std::replace(m_waiting.begin(), m_waiting.end(), connection, static_cast<SocketConnection*>(nullptr));
}

void PeerGroup::giveTurn()
{
    // Whoever waits is served on other threads, too, and with few cores they wait for this one.
    QThread::yieldCurrentThread();
    SocketConnection* const connection = m_waiting.front();
    if (connection)
        connection->takeTurn();
    // Only now: as long as one stands in the line, whoever joins it does not post.
    m_waiting.pop_front();
    if (!m_waiting.empty())
        m_executor->post([this] { giveTurn(); });
}

void PeerGroup::drain(std::function<void()> emptied)
{
    m_draining = true;
    m_emptied = std::move(emptied);
    const QSet<Peer*> peers = m_peers;
    for (Peer* const peer : peers)
        if (m_peers.contains(peer))
            peer->drain();
    if (m_peers.isEmpty())
        m_emptied();
}

void PeerGroup::abandonAll()
{
    const QSet<Peer*> peers = m_peers;
    for (Peer* const peer : peers)
        if (m_peers.contains(peer))
            peer->abandon();
}

} // namespace baton::relay
