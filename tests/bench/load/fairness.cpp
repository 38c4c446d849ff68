// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/claimer.h"
#include "tests/bench/load/clock.h"
#include "tests/bench/load/scenario.h"

#include <algorithm>
#include <atomic>
#include <sched.h>
#include <thread>
#include <unistd.h>

namespace baton::bench {

namespace {

/// A program that asks one thing after another without a pause, whatever is answered.
class Nuisance
{
public:
    using Ask = std::function<std::string(std::int64_t number)>;

    Nuisance(Client& client, Ask ask) : m_client(client), m_ask(std::move(ask))
    {
        client.onAnswer = [this](const Heard& answer) {
            if (answer.number == m_number) {
                ++m_answers;
                m_waiting = false;
                next();
            }
        };
    }

    void begin()
    {
        m_loops = true;
        next();
    }
    void stop() { m_loops = false; }
    bool isWaiting() const { return m_waiting; }
    std::int64_t answers() const { return m_answers; }

private:
    void next()
    {
        if (m_loops) {
            m_waiting = true;
            m_client.sendText(m_ask(++m_number));
        }
    }

    Client& m_client;
    Ask m_ask;
    std::int64_t m_number = 0;
    std::int64_t m_answers = 0;
    bool m_waiting = false;
    bool m_loops = false;
};

std::string quoted(const std::string& text) { return '"' + text + '"'; }

Nuisance::Ask marks(const Plan& plan)
{
    return [&plan](std::int64_t number) {
        const auto& all = plan.conversations;
        return rpcRequest(number, "conversations.read",
                          "{\"id\":" + quoted(all[static_cast<std::size_t>(number) % all.size()]) +
                              ",\"upTo\":" + std::to_string(number) + '}');
    };
}

std::string subscribes(std::int64_t number)
{
    const char* const forms[] = {"loud", "banner"};
    return rpcRequest(number, "subscriptions.set", "{\"escalations\":" + quoted(forms[number % 2]) + '}');
}

std::string signIn(const Plan& plan)
{
    const auto found = plan.options.find("email");
    const std::string body = "{\"email\":" + quoted(found == plan.options.end() ? "" : found->second) +
                             ",\"password\":\"bench-password-1\",\"device\":{\"name\":\"bench\","
                             "\"platform\":\"linux\"}}";
    return "POST /v1/sessions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Everybody who is not there to work.
class Mob
{
public:
    /// The last clients of the crowd are its own.
    Mob(const Plan& plan, Crowd& crowd, Poller& poller) : m_plan(plan)
    {
        auto at = crowd.all().size() - static_cast<std::size_t>(2 * plan.hostile);
        for (int i = 0; i < 2 * plan.hostile; ++i) {
            m_programs.push_back(std::make_unique<Nuisance>(
                *crowd.all()[at++], i % 2 == 0 ? marks(plan) : Nuisance::Ask(subscribes)));
        }
        for (int i = 0; i < plan.hostile; ++i)
            poller.connect(*m_signIns.emplace_back(std::make_unique<Publisher>()), plan.port);
    }

    void begin()
    {
        for (const auto& program : m_programs)
            program->begin();
    }

    std::int64_t tick()
    {
        for (const auto& one : m_signIns) {
            if (m_loops && one->isConnected() && !one->isBusy()) {
                one->post(signIn(m_plan));
                ++m_signedIn;
            }
        }
        return now() + second / 1000;
    }

    void stop()
    {
        m_loops = false;
        for (const auto& program : m_programs)
            program->stop();
    }

    bool isQuiet() const
    {
        return std::none_of(m_programs.begin(), m_programs.end(),
                            [](const auto& one) { return one->isWaiting(); }) &&
               std::none_of(m_signIns.begin(), m_signIns.end(),
                            [](const auto& one) { return one->isBusy(); });
    }

    std::int64_t answers() const
    {
        std::int64_t all = m_signedIn;
        for (const auto& program : m_programs)
            all += program->answers();
        return all;
    }

private:
    const Plan& m_plan;
    std::vector<std::unique_ptr<Nuisance>> m_programs;
    std::vector<std::unique_ptr<Publisher>> m_signIns;
    std::int64_t m_signedIn = 0;
    bool m_loops = true;
};

bool fail(Report& report, const std::string& why)
{
    report.put("error", why);
    return false;
}

} // namespace

bool runFairness(const Plan& plan, const Dialect& dialect, Report& report)
{
    Poller poller;
    Crowd crowd(poller, dialect, plan.port);
    std::vector<std::unique_ptr<Dialect>> botDialects;
    std::vector<std::unique_ptr<Crowd>> bots;
    for (const auto& key : plan.bots) {
        botDialects.push_back(Dialect::named("bot", {{"key", key}}));
        bots.push_back(std::make_unique<Crowd>(poller, *botDialects.back(), plan.port));
        if (!bots.back()->gather(1, false))
            return fail(report, "a bot could not connect: " + bots.back()->lastLoss());
    }
    if (plan.conversations.size() < static_cast<std::size_t>(plan.clients))
        return fail(report, "fewer conversations than clients");
    if (!crowd.gather(plan.clients, true) || !crowd.gather(2 * plan.hostile, true))
        return fail(report, "lost connections: " + crowd.lastLoss());
    Latencies latencies;
    Claimers claimers = claimersOf(plan, crowd, dialect, 0, latencies);
    Mob mob(plan, crowd, poller);
    mob.begin();
    const auto tick = [&mob] { return mob.tick(); };
    const double ownBefore = usageOf(getpid()).cpuSeconds;
    const std::int64_t began = now();
    closedLoop(plan, poller, claimers, tick);
    const double took = double(now() - began) / double(second);
    report.put("generatorShare", (usageOf(getpid()).cpuSeconds - ownBefore) / took);
    summarise(claimers, latencies, took, false, report);
    mob.stop();
    const bool allAnswered =
        poller.runUntil(now() + 30 * second, [&] { return mob.isQuiet() && areAnswered(claimers); });
    report.put("hostileAnswers", double(mob.answers()));
    report.put("missing", allAnswered ? 0 : 1);
    return crowd.lostCount() == 0 || fail(report, "lost connections: " + crowd.lastLoss());
}

/// A colleague who has so many searches under way at every moment: whatever is answered is asked again. On a
/// thread of its own that steps aside at once, so that what is measured beside it waits for the server only.
class Searcher
{
public:
    Searcher(const Plan& plan, const Dialect& dialect) : m_plan(plan), m_crowd(m_poller, dialect, plan.port)
    {}

    bool connect() { return m_crowd.gather(1, true); }
    const std::string& lastLoss() const { return m_crowd.lastLoss(); }

    void start()
    {
        m_thread = std::thread([this] { run(); });
    }
    /// Whether each search was answered.
    bool stop()
    {
        m_goesOn = false;
        m_thread.join();
        return m_answered == m_asked;
    }
    int asked() const { return m_asked; }
    int answered() const { return m_answered; }

private:
    void run()
    {
        const sched_param none{};
        sched_setscheduler(0, SCHED_IDLE, &none); // of the thread; it may be refused
        Client& colleague = *m_crowd.all().front();
        const auto search = [&] {
            colleague.sendText(rpcRequest(++m_asked, "conversations.list",
                                          "{\"view\":\"all\",\"query\":\"parcel depot\",\"limit\":100}"));
        };
        colleague.onAnswer = [&](const Heard&) {
            ++m_answered;
            if (m_goesOn && m_plan.once == 0)
                search();
        };
        for (int i = 0; i < m_plan.searches; ++i)
            search();
        while (m_goesOn)
            m_poller.runUntil(now() + second / 20, [this] { return !m_goesOn; });
        m_poller.runUntil(now() + 60 * second, [this] { return m_answered == m_asked; });
    }

    const Plan& m_plan;
    Poller m_poller;
    Crowd m_crowd;
    std::thread m_thread;
    std::atomic<bool> m_goesOn{true};
    int m_asked = 0; ///< the thread's while it runs
    int m_answered = 0;
};

bool runSignOn(const Plan& plan, const Dialect& dialect, Report& report)
{
    Searcher colleague(plan, dialect);
    if (!colleague.connect())
        return fail(report, "the searcher could not connect: " + colleague.lastLoss());
    colleague.start();
    Poller poller;
    Latencies latencies;
    std::string loss;
    for (int i = 0; i < plan.batch && loss.empty(); ++i) {
        Crowd one(poller, dialect, plan.port);
        const std::int64_t began = now();
        if (one.gather(1, true))
            latencies.add(now() - began);
        else
            loss = "nobody could sign on: " + one.lastLoss();
    }
    const bool whole = colleague.stop();
    report.put("p50", latencies.quantile(0.5));
    report.put("p99", latencies.quantile(0.99));
    report.put("missing", double(colleague.asked() - colleague.answered()));
    report.put("searches", double(colleague.answered()));
    report.put("generatorShare", 0.0);
    if (!loss.empty())
        return fail(report, loss);
    return whole || fail(report, "searches were never answered");
}

} // namespace baton::bench
