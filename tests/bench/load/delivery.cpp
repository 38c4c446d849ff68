// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/clock.h"
#include "tests/bench/load/scenario.h"

#include <unistd.h>

namespace baton::bench {

namespace {

/// What is measured of both sides between two moments.
class Meter
{
public:
    explicit Meter(int pid) : m_pid(pid), m_server(usageOf(pid)), m_own(usageOf(getpid())), m_began(now()) {}
    double serverCpu() const { return usageOf(m_pid).cpuSeconds - m_server.cpuSeconds; }
    double serverKb() const { return usageOf(m_pid).residentKb - m_server.residentKb; }
    double seconds() const { return double(now() - m_began) / double(second); }
    /// Near 1 the generator is what is being measured.
    double ownShare() const { return (usageOf(getpid()).cpuSeconds - m_own.cpuSeconds) / seconds(); }

private:
    int m_pid;
    Usage m_server;
    Usage m_own;
    std::int64_t m_began;
};

bool explain(Report& report, const Crowd& crowd)
{
    report.put("error",
               "lost " + std::to_string(crowd.lostCount()) + " connections, last: " + crowd.lastLoss());
    return false;
}

} // namespace

bool runAccept(const Plan& plan, const Dialect& dialect, Report& report)
{
    Poller poller;
    Crowd crowd(poller, dialect, plan.port);
    const Meter meter(plan.pid);
    if (!crowd.gather(plan.agents, true))
        return explain(report, crowd);
    report.put("perSecond", plan.agents / meter.seconds());
    report.put("generatorShare", meter.ownShare());
    // Let what the handshakes left behind be freed before the memory is read.
    poller.runUntil(now() + 2 * second, [] { return false; });
    report.put("idleKb", meter.serverKb() / plan.agents);
    return crowd.lostCount() == 0 || explain(report, crowd);
}

bool runBroadcast(const Plan& plan, const Dialect& dialect, Report& report)
{
    Poller poller;
    Crowd crowd(poller, dialect, plan.port);
    if (!crowd.gather(plan.idle, false) || !crowd.gather(plan.agents, true))
        return explain(report, crowd);
    Press press(poller, dialect, plan.port, plan.pace / plan.agents);
    Latencies latencies;
    std::int64_t delivered = 0;
    bool measuring = false;
    std::int64_t measuredFrom = 0;
    for (const auto& client : crowd.all()) {
        client->onEvent = [&](std::int64_t publishedAt) {
            ++delivered;
            if (measuring && publishedAt >= measuredFrom)
                latencies.add(now() - publishedAt);
        };
    }
    const auto tick = [&press] { return press.tick(); };
    press.start();
    poller.runUntil(
        now() + second, [] { return false; }, tick);
    measuring = true;
    measuredFrom = now();
    const std::int64_t before = delivered;
    const Meter meter(plan.pid);
    poller.runUntil(
        now() + static_cast<std::int64_t>(plan.seconds * double(second)), [] { return false; }, tick);
    const double cpu = meter.serverCpu();
    const double share = meter.ownShare();
    const double rate = double(delivered - before) / meter.seconds();
    report.put("cpuMicroseconds", 1e6 * cpu / double(delivered - before));
    press.stop();
    poller.runUntil(now() + 30 * second, [&] { return delivered == press.published() * plan.agents; });
    report.put("deliveriesPerSecond", rate);
    report.put("p50", latencies.quantile(0.5));
    report.put("p99", latencies.quantile(0.99));
    report.put("missing", double(press.published() * plan.agents - delivered));
    report.put("generatorShare", share);
    if (press.failures() > 0) {
        report.put("error", press.lastFailure());
        return false;
    }
    return crowd.lostCount() == 0 || explain(report, crowd);
}

bool runBurst(const Plan& plan, const Dialect& dialect, Report& report)
{
    Poller poller;
    Crowd crowd(poller, dialect, plan.port);
    if (!crowd.gather(plan.agents, true))
        return explain(report, crowd);
    std::int64_t delivered = 0;
    for (const auto& client : crowd.all())
        client->onEvent = [&delivered](std::int64_t) { ++delivered; };
    Publisher publisher;
    poller.connect(publisher, plan.port);
    poller.runUntil(now() + 5 * second, [&] { return publisher.isConnected(); });
    const std::int64_t expected = std::int64_t(plan.batch) * plan.agents;
    const Meter meter(plan.pid);
    publisher.post(dialect.publish(now(), plan.batch));
    const bool whole =
        poller.runUntil(now() + 60 * second, [&] { return delivered >= expected && !publisher.isBusy(); });
    const double took = meter.seconds();
    // What nobody posted comes a moment later.
    poller.runUntil(now() + second / 5, [] { return false; });
    report.put("deliveriesPerSecond", double(expected) / took);
    report.put("generatorShare", meter.ownShare());
    report.put("missing", double(expected - delivered));
    if (publisher.failures() > 0) {
        report.put("error", publisher.lastFailure());
        return false;
    }
    return whole && (crowd.lostCount() == 0 || explain(report, crowd));
}

} // namespace baton::bench
