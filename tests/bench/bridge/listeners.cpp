// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/bridge/listeners.h"

#include "tests/bench/load/clock.h"

#include <charconv>

namespace baton::bench {

Heard MarkDialect::hear(std::string_view message) const
{
    if (message.find("\"id\":0,") != message.npos || message.find("\"id\":0}") != message.npos)
        return {Heard::Kind::Ready, 0, message.find("\"error\":{\"code\"") != message.npos};
    if (message.find("\"method\":\"event\"") == message.npos)
        return {};
    std::int64_t newest = -1;
    for (std::size_t at = message.find('@'); at != message.npos; at = message.find('@', at + 1)) {
        std::int64_t number = -1;
        const auto* begin = message.data() + at + 1;
        const auto read = std::from_chars(begin, message.data() + message.size(), number);
        if (read.ec == std::errc() && read.ptr != message.data() + message.size() && *read.ptr == '@')
            newest = std::max(newest, number);
    }
    return newest < 0 ? Heard{} : Heard{Heard::Kind::Event, newest, false};
}

Listeners::Listeners(Poller& poller, const QList<Device>& devices, const QList<Happening>& burst, int port)
    : m_poller(poller)
    , m_devices(devices)
    , m_burst(burst)
    , m_port(port)
    , m_counts(std::size_t(devices.size()), std::vector<std::uint8_t>(std::size_t(burst.size())))
    , m_postedAt(std::size_t(burst.size()))
{
    for (const auto& device : devices)
        for (const auto& happening : burst)
            m_meant += device.belongsTo(happening.bot) ? 1 : 0;
}

bool Listeners::join()
{
    int ready = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        auto& dialect =
            *m_dialects.emplace_back(std::make_unique<MarkDialect>(m_devices[qsizetype(i)].token));
        auto* client = m_clients.emplace_back(std::make_unique<Client>(dialect, true)).get();
        client->onReady = [this, client, i, &ready] {
            ++ready;
            if (m_devices[qsizetype(i)].taste == Taste::Away)
                client->sendText(
                    R"({"jsonrpc":"2.0","id":1,"method":"presence.set","params":{"availability":"away"}})");
        };
        client->onLost = [this](const std::string&) { ++m_lost; };
        client->onEvent = [this, i](std::int64_t number) { hear(i, number); };
        m_poller.connect(*client, m_port);
    }
    const auto everybody = int(m_clients.size());
    return m_poller.runUntil(now() + 60 * second, [&] { return ready + m_lost >= everybody; }) && m_lost == 0;
}

void Listeners::hear(std::size_t device, std::int64_t number)
{
    ++m_counts[device][std::size_t(number)];
    ++m_heard;
    m_latencies.add(now() - m_postedAt[std::size_t(number)]);
}

int Listeners::wrong() const
{
    int wrong = 0;
    for (std::size_t device = 0; device < m_counts.size(); ++device) {
        bool right = true;
        for (std::size_t number = 0; number < m_counts[device].size(); ++number) {
            const bool theirs = m_devices[qsizetype(device)].belongsTo(m_burst[qsizetype(number)].bot);
            right = right && m_counts[device][number] == (theirs ? 1 : 0);
        }
        wrong += right ? 0 : 1;
    }
    return wrong;
}

} // namespace baton::bench
