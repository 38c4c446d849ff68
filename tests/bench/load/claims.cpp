#include "tests/bench/load/clock.h"
#include "tests/bench/load/scenario.h"

#include <unistd.h>

namespace baton::bench {

namespace {

/// One agent who claims and releases a conversation of its own without a pause, or tries for one that is
/// taken.
class Claimer
{
public:
    Claimer(Client& client, const Dialect& dialect, std::string conversation, Latencies& latencies,
            std::int64_t first)
        : m_client(client)
        , m_dialect(dialect)
        , m_conversation(std::move(conversation))
        , m_latencies(latencies)
        , m_number(first)
    {
        client.onAnswer = [this](const Heard& answer) { answered(answer); };
    }

    bool isWaiting() const { return m_waiting; }
    void ask()
    {
        m_waiting = true;
        m_sentAt = now();
        m_client.sendText(m_dialect.command(++m_number, m_claimNext ? "claim" : "release", m_conversation));
    }
    void setClosedLoop(bool on) { m_loops = on; }
    /// Claims that are lost change nothing: the next command is a claim again.
    void setLosing() { m_losing = true; }
    std::int64_t claims() const { return m_claims; }
    std::int64_t answers() const { return m_answers; }
    std::int64_t refusals() const { return m_refusals; }

private:
    void answered(const Heard& answer)
    {
        if (answer.number != m_number) {
            return;
        }
        m_waiting = false;
        ++m_answers;
        m_refusals += answer.refused ? 1 : 0;
        m_claims += m_claimNext ? 1 : 0;
        m_latencies.add(now() - m_sentAt);
        m_claimNext = m_losing || !m_claimNext;
        if (m_loops) {
            ask();
        }
    }

    Client& m_client;
    const Dialect& m_dialect;
    std::string m_conversation;
    Latencies& m_latencies;
    std::int64_t m_number;
    std::int64_t m_sentAt = 0;
    std::int64_t m_answers = 0;
    std::int64_t m_claims = 0;
    std::int64_t m_refusals = 0;
    bool m_claimNext = true;
    bool m_waiting = false;
    bool m_loops = false;
    bool m_losing = false;
};

using Claimers = std::vector<std::unique_ptr<Claimer>>;

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

/// Each claimer asks as soon as it has its answer.
void closedLoop(const Plan& plan, Poller& poller, Claimers& claimers,
                const std::function<std::int64_t()>& tick)
{
    for (const auto& claimer : claimers) {
        claimer->setClosedLoop(true);
        claimer->ask();
    }
    poller.runUntil(
        now() + static_cast<std::int64_t>(plan.seconds * double(second)), [] { return false; }, tick);
    for (const auto& claimer : claimers) {
        claimer->setClosedLoop(false);
    }
}

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
            if (!claimer.isWaiting()) {
                claimer.ask();
            }
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
    if (plan.conversations.size() < static_cast<std::size_t>(plan.clients)) {
        return fail("fewer conversations than clients");
    }
    if (!crowd.gather(plan.idle, false) || !crowd.gather(plan.agents, true) ||
        !crowd.gather(plan.clients, true)) {
        return fail("lost connections: " + crowd.lastLoss());
    }
    Latencies latencies;
    Claimers claimers;
    for (int i = 0; i < plan.clients; ++i) {
        Client& client = *crowd.all()[crowd.all().size() - static_cast<std::size_t>(plan.clients - i)];
        claimers.push_back(std::make_unique<Claimer>(client, dialect,
                                                     plan.conversations[static_cast<std::size_t>(i)],
                                                     latencies, std::int64_t(i + 1) * 100'000'000));
        if (plan.losing) {
            claimers.back()->setLosing();
        }
    }
    Press press(poller, dialect, plan.port, plan.agents > 0 ? plan.pace / plan.agents : 0);
    if (plan.agents > 0) {
        press.start();
    }
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
    poller.runUntil(now() + 10 * second, [&] {
        for (const auto& claimer : claimers) {
            if (claimer->isWaiting()) {
                return false;
            }
        }
        return press.isQuiet();
    });
    if (press.failures() > 0) {
        return fail(press.lastFailure());
    }
    return crowd.lostCount() == 0 || fail("lost connections: " + crowd.lastLoss());
}

} // namespace baton::bench
