// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/clock.h"
#include "tests/bench/load/scenario.h"

namespace baton::bench {

Crowd::Crowd(Poller& poller, const Dialect& dialect, int port)
    : m_poller(poller)
    , m_dialect(dialect)
    , m_port(port)
{}

bool Crowd::gather(int count, bool join, int atOnce)
{
    int begun = 0;
    int settled = 0;
    const int lostBefore = m_lost;
    const auto beginSome = [&] {
        while (begun < count && begun - settled < atOnce) {
            ++begun;
            Client* client = m_clients.emplace_back(std::make_unique<Client>(m_dialect, join)).get();
            client->onReady = [&settled] { ++settled; };
            client->onLost = [this, &settled](const std::string& why) {
                ++settled;
                ++m_lost;
                m_lastLoss = why;
            };
            m_poller.connect(*client, m_port);
        }
        return now() + second;
    };
    const bool allSettled = m_poller.runUntil(
        now() + 120 * second, [&] { return settled == count; }, beginSome);
    for (const auto& client : m_clients) {
        client->onReady = nullptr;
        client->onLost = [this](const std::string& why) {
            ++m_lost;
            m_lastLoss = why;
        };
    }
    return allSettled && m_lost == lostBefore;
}

Press::Press(Poller& poller, const Dialect& dialect, int port, double eventsPerSecond)
    : m_dialect(dialect)
    , m_interval(eventsPerSecond > 0 ? static_cast<std::int64_t>(double(second) / eventsPerSecond) : second)
{
    for (int i = 0; i < 8; ++i)
        poller.connect(*m_publishers.emplace_back(std::make_unique<Publisher>()), port);
    poller.runUntil(now() + 5 * second, [this] {
        for (const auto& publisher : m_publishers)
            if (!publisher->isConnected())
                return false;
        return true;
    });
}

void Press::start()
{
    m_running = true;
    m_due = now();
}

std::int64_t Press::tick()
{
    while (m_running && now() >= m_due) {
        Publisher* free = nullptr;
        for (const auto& publisher : m_publishers) {
            if (publisher->isConnected() && !publisher->isBusy()) {
                free = publisher.get();
                break;
            }
        }
        if (!free) {
            return now() +
                   200'000; // the server is behind; what is due stays due, and its stamp shows the delay
        }
        free->post(m_dialect.publish(m_due, 1));
        ++m_published;
        m_due += m_interval;
    }
    return m_running ? m_due : now() + second;
}

int Press::failures() const
{
    int all = 0;
    for (const auto& publisher : m_publishers)
        all += publisher->failures();
    return all;
}

std::string Press::lastFailure() const
{
    for (const auto& publisher : m_publishers)
        if (publisher->failures() > 0)
            return publisher->lastFailure();
    return {};
}

bool Press::isQuiet() const
{
    for (const auto& publisher : m_publishers)
        if (publisher->isBusy())
            return false;
    return true;
}

} // namespace baton::bench
