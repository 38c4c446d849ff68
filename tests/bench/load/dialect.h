// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace baton::bench {

/// What one message from a server means to the generator.
struct Heard
{
    enum class Kind { Other, Greeting, Ready, Answer, Event, Ping };
    Kind kind = Kind::Other;
    std::int64_t number = 0; ///< Answer: of which request; Event: when it was published, see clock.h
    bool refused = false;    ///< Answer
};

/// How to speak to one make of server. The servers behave alike: those who join hear every event, a claim is
/// answered after its commit, and what is posted is sent to all who joined.
class Dialect
{
public:
    /// @param options `token`, `key`, `since`, `subject`: what the set-up of the relay found out
    static std::unique_ptr<Dialect> named(const std::string& name,
                                          std::map<std::string, std::string> options);

    virtual ~Dialect() = default;
    virtual std::string upgradePath() const = 0;
    virtual std::string upgradeHeaders() const { return {}; }
    /// Whether the server speaks first, and what to answer to that.
    virtual std::string afterGreeting() const { return {}; }
    virtual std::string join() const = 0;
    virtual std::string command(std::int64_t number, std::string_view verb,
                                std::string_view conversation) const = 0;
    virtual std::string pong() const { return {}; }
    virtual Heard hear(std::string_view message) const = 0;

    /// An HTTP request that publishes @p count events, each stamped with @p stamp and of about 400 bytes on
    /// the wire.
    std::string publish(std::int64_t stamp, int count) const;

protected:
    explicit Dialect(std::map<std::string, std::string> options) : m_options(std::move(options)) {}
    const std::string& option(const std::string& name) const;

private:
    std::map<std::string, std::string> m_options;
};

/// One request of JSON-RPC, as the relay reads it.
std::string rpcRequest(std::int64_t number, std::string_view method, const std::string& params);

} // namespace baton::bench
