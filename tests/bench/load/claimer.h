// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/load/scenario.h"

#include <functional>

namespace baton::bench {

/// One agent who claims and releases a conversation of its own without a pause, or tries for one that is
/// taken.
class Claimer
{
public:
    Claimer(Client& client, const Dialect& dialect, std::string conversation, Latencies& latencies,
            std::int64_t first);

    bool isWaiting() const { return m_waiting; }
    void ask();
    void setClosedLoop(bool on) { m_loops = on; }
    /// Claims that are lost change nothing: the next command is a claim again.
    void setLosing() { m_losing = true; }
    std::int64_t answers() const { return m_answers; }
    std::int64_t refusals() const { return m_refusals; }

private:
    void answered(const Heard& answer);

    Client& m_client;
    const Dialect& m_dialect;
    std::string m_conversation;
    Latencies& m_latencies;
    std::int64_t m_number;
    std::int64_t m_sentAt = 0;
    std::int64_t m_answers = 0;
    std::int64_t m_refusals = 0;
    bool m_claimNext = true;
    bool m_waiting = false;
    bool m_loops = false;
    bool m_losing = false;
};

using Claimers = std::vector<std::unique_ptr<Claimer>>;

/// One for each of plan.clients, which are the crowd's from @p first on.
Claimers claimersOf(const Plan& plan, Crowd& crowd, const Dialect& dialect, std::size_t first,
                    Latencies& latencies);
/// Each claimer asks as soon as it has its answer.
void closedLoop(const Plan& plan, Poller& poller, Claimers& claimers,
                const std::function<std::int64_t()>& tick);
bool areAnswered(const Claimers& claimers);
void summarise(const Claimers& claimers, Latencies& latencies, double seconds, bool losing, Report& report);

} // namespace baton::bench
