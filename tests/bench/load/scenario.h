// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/load/client.h"
#include "tests/bench/load/figures.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace baton::bench {

struct Plan
{
    std::string scenario; ///< accept, broadcast, burst, claims, fairness, signon
    std::string dialect;
    int port = 0;
    int pid = 0;     ///< the server's
    int agents = 0;  ///< connections that join and hear events
    int idle = 0;    ///< connections that do nothing
    int clients = 0; ///< that send commands, each in a closed loop
    double pace = 0; ///< deliveries a second, all agents together
    double seconds = 5;
    int batch = 100;               ///< burst: events in it
    bool losing = false;           ///< claims: of conversations that are somebody else's, at 50 a second
    int hostile = 0;               ///< fairness: of each kind
    int searches = 0;              ///< signon: of another, under way at every moment
    int once = 0;                  ///< signon: not 0: they are sent at once, and no more
    std::vector<std::string> bots; ///< fairness: their keys
    std::vector<std::string> conversations;
    std::map<std::string, std::string> options;
};

/// Sockets of one run and what goes wrong with them.
class Crowd
{
public:
    Crowd(Poller& poller, const Dialect& dialect, int port);

    /// Connects @p count more, at most @p atOnce of them on their way at any time; false when some failed.
    bool gather(int count, bool join, int atOnce = 256);
    std::vector<std::unique_ptr<Client>>& all() { return m_clients; }
    int lostCount() const { return m_lost; }
    const std::string& lastLoss() const { return m_lastLoss; }

private:
    Poller& m_poller;
    const Dialect& m_dialect;
    int m_port;
    int m_lost = 0;
    std::string m_lastLoss;
    std::vector<std::unique_ptr<Client>> m_clients;
};

/// Publishes at a pace over a few keep-alive connections.
class Press
{
public:
    Press(Poller& poller, const Dialect& dialect, int port, double eventsPerSecond);
    /// Publishes what is due; when it wants to be called again.
    std::int64_t tick();
    void start();
    void stop() { m_running = false; }
    std::int64_t published() const { return m_published; }
    int failures() const;
    std::string lastFailure() const;
    bool isQuiet() const;

private:
    const Dialect& m_dialect;
    std::int64_t m_interval = 0;
    std::int64_t m_due = 0;
    std::int64_t m_published = 0;
    bool m_running = false;
    std::vector<std::unique_ptr<Publisher>> m_publishers;
};

/// Each runs one scenario and fills the report; false when it could not be run as planned.
bool runAccept(const Plan& plan, const Dialect& dialect, Report& report);
bool runBroadcast(const Plan& plan, const Dialect& dialect, Report& report);
bool runBurst(const Plan& plan, const Dialect& dialect, Report& report);
bool runClaims(const Plan& plan, const Dialect& dialect, Report& report);
bool runFairness(const Plan& plan, const Dialect& dialect, Report& report);
bool runSignOn(const Plan& plan, const Dialect& dialect, Report& report);

} // namespace baton::bench
