// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/claimer.h"
#include "tests/bench/load/clock.h"

#include <unistd.h>

namespace baton::bench {

Claimer::Claimer(Client& client, const Dialect& dialect, std::string conversation, Latencies& latencies,
                 std::int64_t first)
    : m_client(client)
    , m_dialect(dialect)
    , m_conversation(std::move(conversation))
    , m_latencies(latencies)
    , m_number(first)
{
    client.onAnswer = [this](const Heard& answer) { answered(answer); };
}

void Claimer::ask()
{
    m_waiting = true;
    m_sentAt = now();
    m_client.sendText(m_dialect.command(++m_number, m_claimNext ? "claim" : "release", m_conversation));
}

void Claimer::answered(const Heard& answer)
{
    if (answer.number != m_number)
        return;
    m_waiting = false;
    ++m_answers;
    m_refusals += answer.refused ? 1 : 0;
    m_latencies.add(now() - m_sentAt);
    m_claimNext = m_losing || !m_claimNext;
    if (m_loops)
        ask();
}

Claimers claimersOf(const Plan& plan, Crowd& crowd, const Dialect& dialect, std::size_t first,
                    Latencies& latencies)
{
    Claimers claimers;
    for (int i = 0; i < plan.clients; ++i) {
        const auto at = static_cast<std::size_t>(i);
        claimers.push_back(std::make_unique<Claimer>(*crowd.all()[first + at], dialect,
                                                     plan.conversations[at], latencies,
                                                     std::int64_t(i + 1) * 100'000'000));
    }
    return claimers;
}

void summarise(const Claimers& claimers, Latencies& latencies, double seconds, bool losing, Report& report)
{
    std::int64_t answers = 0;
    std::int64_t unexpected = 0;
    for (const auto& claimer : claimers) {
        answers += claimer->answers();
        unexpected += losing ? claimer->answers() - claimer->refusals() : claimer->refusals();
    }
    report.put("perSecond", double(answers) / seconds);
    report.put("answers", double(answers));
    report.put("unexpected", double(unexpected));
    report.put("p50", latencies.quantile(0.5));
    report.put("p99", latencies.quantile(0.99));
}

void closedLoop(const Plan& plan, Poller& poller, Claimers& claimers,
                const std::function<std::int64_t()>& tick)
{
    for (const auto& claimer : claimers) {
        claimer->setClosedLoop(true);
        claimer->ask();
    }
    poller.runUntil(
        now() + static_cast<std::int64_t>(plan.seconds * double(second)), [] { return false; }, tick);
    for (const auto& claimer : claimers)
        claimer->setClosedLoop(false);
}

bool areAnswered(const Claimers& claimers)
{
    for (const auto& claimer : claimers)
        if (claimer->isWaiting())
            return false;
    return true;
}

namespace {

/// Fifty a second in turn, whatever else goes on.
void steadyPace(const Plan& plan, Poller& poller, Claimers& claimers,
                const std::function<std::int64_t()>& tick)
{
    std::int64_t due = now();
    std::size_t turn = 0;
    const auto both = [&] {
        const std::int64_t next = tick();
        if (now() >= due) {
            Claimer& claimer = *claimers[turn++ % claimers.size()];
            if (!claimer.isWaiting())
                claimer.ask();
            due += second / 50;
        }
        return std::min(next, due);
    };
    poller.runUntil(
        now() + static_cast<std::int64_t>(plan.seconds * double(second)), [] { return false; }, both);
}

} // namespace

bool runClaims(const Plan& plan, const Dialect& dialect, Report& report)
{
    Poller poller;
    Crowd crowd(poller, dialect, plan.port);
    const auto fail = [&](const std::string& why) {
        report.put("error", why);
        return false;
    };
    if (plan.conversations.size() < static_cast<std::size_t>(plan.clients))
        return fail("fewer conversations than clients");
    if (!crowd.gather(plan.idle, false) || !crowd.gather(plan.agents, true) ||
        !crowd.gather(plan.clients, true))
        return fail("lost connections: " + crowd.lastLoss());
    Latencies latencies;
    Claimers claimers = claimersOf(plan, crowd, dialect,
                                   crowd.all().size() - static_cast<std::size_t>(plan.clients), latencies);
    for (const auto& claimer : claimers)
        if (plan.losing)
            claimer->setLosing();
    Press press(poller, dialect, plan.port, plan.agents > 0 ? plan.pace / plan.agents : 0);
    if (plan.agents > 0)
        press.start();
    const auto tick = [&press] { return press.tick(); };
    const double ownBefore = usageOf(getpid()).cpuSeconds;
    const double cpuBefore = usageOf(plan.pid).cpuSeconds;
    const std::int64_t began = now();
    plan.losing ? steadyPace(plan, poller, claimers, tick) : closedLoop(plan, poller, claimers, tick);
    const double took = double(now() - began) / double(second);
    report.put("generatorShare", (usageOf(getpid()).cpuSeconds - ownBefore) / took);
    report.put("serverShare", (usageOf(plan.pid).cpuSeconds - cpuBefore) / took);
    press.stop();
    summarise(claimers, latencies, took, plan.losing, report);
    const bool allAnswered =
        poller.runUntil(now() + 10 * second, [&] { return areAnswered(claimers) && press.isQuiet(); });
    report.put("missing", allAnswered ? 0 : 1);
    if (press.failures() > 0)
        return fail(press.lastFailure());
    return crowd.lostCount() == 0 || fail("lost connections: " + crowd.lastLoss());
}

} // namespace baton::bench
