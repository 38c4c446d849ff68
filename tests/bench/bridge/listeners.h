// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/bridge/audience.h"
#include "tests/bench/load/client.h"
#include "tests/bench/load/figures.h"

#include <memory>
#include <vector>

namespace baton::bench {

/// Speaks for one device and knows the burst's events by their marks.
class MarkDialect : public Dialect
{
public:
    explicit MarkDialect(QByteArray token) : Dialect({}), m_token(std::move(token)) {}
    std::string upgradePath() const override { return "/v1/agent"; }
    std::string upgradeHeaders() const override
    {
        return "Sec-WebSocket-Protocol: baton.v1\r\nAuthorization: Bearer " + m_token.toStdString() + "\r\n";
    }
    std::string join() const override
    {
        return R"({"jsonrpc":"2.0","id":0,"method":"session.hello","params":{}})";
    }
    std::string command(std::int64_t, std::string_view, std::string_view) const override { return {}; }
    /// Event: its number in the burst is the highest of the message; what came before it in a run is there
    /// too.
    Heard hear(std::string_view message) const override;

private:
    QByteArray m_token;
};

/// The devices at their sockets: which of them heard what, and how long after it was posted.
class Listeners
{
public:
    Listeners(Poller& poller, const QList<Device>& devices, const QList<Happening>& burst, int port);

    /// All connected and following; those who are away have said so.
    bool join();
    void posted(int number, std::int64_t at) { m_postedAt[std::size_t(number)] = at; }
    bool heardAll() const { return m_heard >= m_meant; }
    /// Devices that heard something twice, something of another bot, or not everything of theirs.
    int wrong() const;
    int lost() const { return m_lost; }
    std::int64_t heard() const { return m_heard; }
    Latencies& latencies() { return m_latencies; }

private:
    void hear(std::size_t device, std::int64_t number);

    Poller& m_poller;
    const QList<Device>& m_devices;
    const QList<Happening>& m_burst;
    int m_port;
    std::vector<std::unique_ptr<MarkDialect>> m_dialects;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<std::vector<std::uint8_t>> m_counts; ///< device, number
    std::vector<std::int64_t> m_postedAt;
    Latencies m_latencies;
    std::int64_t m_heard = 0;
    std::int64_t m_meant = 0;
    int m_lost = 0;
};

} // namespace baton::bench
