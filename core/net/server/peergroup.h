// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/clientaddress.h"
#include "core/net/loop/deadlines.h"
#include "core/net/loop/loopexecutor.h"
#include "core/net/server/admission.h"
#include "core/net/server/bytesinflight.h"
#include "core/net/server/frontcounters.h"
#include "core/net/server/frontlimits.h"
#include "core/net/server/router.h"

#include <QSet>
#include <QSslConfiguration>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace baton::relay {

class Peer;
class SocketConnection;

/// What can be changed while the front serves. Each I/O thread holds the newest it was given.
struct FrontSettings
{
    std::optional<QSslConfiguration> tls;
    TrustedProxies proxies;
};

/// What all I/O threads share. Does not change while they run, but for the counters.
struct Shared
{
    FrontLimits limits;
    Router router;
    std::shared_ptr<const FrontSettings> settings; ///< of the Front's own thread
    std::shared_ptr<Admission> admission;
    std::shared_ptr<BytesInFlight> bytes;
    FrontCounters counters;
};

/// The peers of one I/O thread and what they have in common. Lives there.
class PeerGroup
{
public:
    PeerGroup(std::shared_ptr<Shared> shared, std::shared_ptr<LoopExecutor> executor);
    ~PeerGroup();
    Q_DISABLE_COPY_MOVE(PeerGroup)

    const FrontLimits& limits() const { return m_shared->limits; }
    const Router& router() const { return m_shared->router; }
    FrontCounters& counters() const { return m_shared->counters; }
    Admission& admission() const { return *m_shared->admission; }
    const std::shared_ptr<BytesInFlight>& bytesInFlight() const { return m_shared->bytes; }
    const FrontSettings& settings() const { return *m_settings; }
    void setSettings(std::shared_ptr<const FrontSettings> settings) { m_settings = std::move(settings); }
    LoopExecutor& executor() const { return *m_executor; }
    const std::shared_ptr<LoopExecutor>& sharedExecutor() const { return m_executor; }
    Deadlines& deadlines() { return m_deadlines; }
    bool isDraining() const { return m_draining; }

    void enroll(Peer* peer) { m_peers.insert(peer); }
    void strike(Peer* peer);

    /// The connection's flush() is called before this turn of the event loop ends.
    void flushSoon(SocketConnection* connection);
    void forgetFlush(SocketConnection* connection);
    void flushAll();

    /// The connection's takeTurn() is called in a later turn of the event loop. In each of them one of the
    /// connections that wait is served, and whoever else has sent something.
    void giveTurnLater(SocketConnection* connection);
    void forgetTurn(SocketConnection* connection);

    /// @p emptied is called once nobody is left.
    void drain(std::function<void()> emptied);
    void abandonAll();

private:
    void giveTurn();

    std::shared_ptr<Shared> m_shared;
    std::shared_ptr<const FrontSettings> m_settings = std::make_shared<FrontSettings>();
    std::shared_ptr<LoopExecutor> m_executor;
    Deadlines m_deadlines;
    QSet<Peer*> m_peers;
    std::vector<SocketConnection*> m_unflushed;
    std::deque<SocketConnection*> m_waiting; ///< for their turn
    std::function<void()> m_emptied;
    bool m_draining = false;
};

} // namespace baton::relay
