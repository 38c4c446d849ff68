// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/load/dialect.h"
#include "tests/bench/load/poller.h"

#include <functional>

namespace baton::bench {

/// One agent's socket.
class Client : public Socket
{
public:
    explicit Client(const Dialect& dialect, bool joins) : m_dialect(dialect), m_joins(joins) {}

    /// Upgraded, and joined if it joins.
    std::function<void()> onReady;
    std::function<void(std::int64_t publishedAt)> onEvent;
    std::function<void(const Heard& answer)> onAnswer;
    std::function<void(const std::string& why)> onLost;

    void sendText(std::string_view message);
    bool isReady() const { return m_ready; }

protected:
    void connected() override;
    void received(std::string& buffer) override;
    void lost(const std::string& why) override;

private:
    bool takeUpgrade(std::string& buffer);
    void take(std::string_view message);
    void upgraded();
    void becomeReady();

    const Dialect& m_dialect;
    bool m_joins = false;
    bool m_upgraded = false;
    bool m_ready = false;
};

/// A keep-alive HTTP connection that publishes; one request at a time.
class Publisher : public Socket
{
public:
    bool isBusy() const { return m_awaiting > 0; }
    void post(const std::string& request);
    bool isConnected() const { return m_connected; }
    int failures() const { return m_failures; }
    const std::string& lastFailure() const { return m_lastFailure; }

protected:
    void connected() override { m_connected = true; }
    void received(std::string& buffer) override;
    void lost(const std::string& why) override;

private:
    bool m_connected = false;
    int m_awaiting = 0;
    int m_failures = 0;
    std::string m_lastFailure;
};

} // namespace baton::bench
