// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/dialect.h"

#include "tests/bench/load/clock.h"

#include <atomic>
#include <charconv>

namespace baton::bench {

namespace {

constexpr std::string_view stampMark = "stamp:";

std::int64_t numberAt(std::string_view text)
{
    std::int64_t value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The stamp of an event; -1 for anything else.
std::int64_t stampIn(std::string_view message)
{
    const std::size_t at = message.find(stampMark);
    return at == message.npos ? -1 : numberAt(message.substr(at + stampMark.size()));
}

/// A number that follows `"id":`; ids of conversations and messages are strings and do not match.
std::int64_t requestIn(std::string_view message)
{
    static constexpr std::string_view key = "\"id\":";
    for (std::size_t at = message.find(key); at != message.npos; at = message.find(key, at + 1)) {
        const std::int64_t number = numberAt(message.substr(at + key.size()));
        if (number >= 0)
            return number;
    }
    return -1;
}

/// What a customer writes who is calm and never says the same twice: anything else brings a person in, and
/// the events that go with it are not what is measured.
std::string news(std::int64_t number)
{
    static constexpr std::string_view about[] = {
        "The parcel left the depot this morning, says the label with number ",
        "My new address for the invoice is in the form with number ",
        "Thank you, the blue one fits well; I have noted its number ",
        "We are at home on Thursday and the gate has the number ",
        "The colour on the photo is a little lighter than in the catalogue, page ",
        "I have put the old battery into the box as you said, its label reads ",
        "Both keys work now, and the second lock has the number ",
    };
    return std::string(about[static_cast<std::size_t>(number) % std::size(about)]) + std::to_string(number) +
           '.';
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string commandParams(std::int64_t number, std::string_view conversation)
{
    // Command ids are unique over all runs against one database.
    static const std::string run = std::to_string(now());
    return "{\"id\":" + quoted(conversation) + ",\"commandId\":\"" + run + '-' + std::to_string(number) +
           "\"}";
}

/// JSON-RPC, as the relay and the `ws` peer speak it.
class RpcDialect : public Dialect
{
public:
    RpcDialect(std::map<std::string, std::string> options) : Dialect(std::move(options)) {}
    std::string upgradePath() const override { return "/v1/agent"; }
    std::string upgradeHeaders() const override
    {
        return "Sec-WebSocket-Protocol: baton.v1\r\nAuthorization: Bearer " + option("token") + "\r\n";
    }
    std::string join() const override
    {
        return rpcRequest(0, "session.hello", "{\"since\":" + option("since") + '}');
    }
    std::string command(std::int64_t number, std::string_view verb,
                        std::string_view conversation) const override
    {
        return rpcRequest(number, "conversations." + std::string(verb), commandParams(number, conversation));
    }
    Heard hear(std::string_view message) const override
    {
        if (const std::int64_t stamp = stampIn(message); stamp >= 0)
            return {Heard::Kind::Event, stamp, false};
        const std::int64_t request = requestIn(message);
        if (request < 0)
            return {};
        const bool refused =
            message.substr(0, 9) == "{\"error\":" || message.find(",\"error\":{") != message.npos;
        return {request == 0 ? Heard::Kind::Ready : Heard::Kind::Answer, request, refused};
    }
};

/// Engine.IO 4 and Socket.IO 5 over the WebSocket transport.
class SocketIoDialect : public Dialect
{
public:
    SocketIoDialect(std::map<std::string, std::string> options) : Dialect(std::move(options)) {}
    std::string upgradePath() const override { return "/socket.io/?EIO=4&transport=websocket"; }
    std::string afterGreeting() const override { return "40"; }
    std::string join() const override { return "420[\"join\"]"; }
    std::string command(std::int64_t number, std::string_view verb,
                        std::string_view conversation) const override
    {
        return "42" + std::to_string(number) + "[" + quoted(verb) + ',' +
               commandParams(number, conversation) + ']';
    }
    std::string pong() const override { return "3"; }
    Heard hear(std::string_view message) const override
    {
        if (message == "2")
            return {Heard::Kind::Ping, 0, false};
        const std::string_view kind = message.substr(0, 2);
        if (message.substr(0, 1) == "0" || kind == "40")
            return {Heard::Kind::Greeting, kind == "40" ? 1 : 0, false};
        if (kind == "43") {
            const std::int64_t request = numberAt(message.substr(2));
            const bool refused = message.find("\"error\":") != message.npos;
            return {request == 0 ? Heard::Kind::Ready : Heard::Kind::Answer, request, refused};
        }
        const std::int64_t stamp = stampIn(message);
        return {stamp >= 0 ? Heard::Kind::Event : Heard::Kind::Other, stamp, false};
    }
};

/// A bot at its socket: it listens, and answers pings.
class BotDialect : public Dialect
{
public:
    BotDialect(std::map<std::string, std::string> options) : Dialect(std::move(options)) {}
    std::string upgradePath() const override { return "/v1/bot"; }
    std::string upgradeHeaders() const override { return "Authorization: Bearer " + option("key") + "\r\n"; }
    std::string join() const override { return {}; }
    std::string command(std::int64_t, std::string_view, std::string_view) const override { return {}; }
    Heard hear(std::string_view) const override { return {}; }
};

} // namespace

std::string rpcRequest(std::int64_t number, std::string_view method, const std::string& params)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + std::to_string(number) + ",\"method\":" + quoted(method) +
           ",\"params\":" + params + '}';
}

std::unique_ptr<Dialect> Dialect::named(const std::string& name, std::map<std::string, std::string> options)
{
    if (name == "bot")
        return std::make_unique<BotDialect>(std::move(options));
    if (name == "rpc")
        return std::make_unique<RpcDialect>(std::move(options));
    return name == "socketio" ? std::make_unique<SocketIoDialect>(std::move(options)) : nullptr;
}

const std::string& Dialect::option(const std::string& name) const
{
    static const std::string none;
    const auto found = m_options.find(name);
    return found == m_options.end() ? none : found->second;
}

std::string Dialect::publish(std::int64_t stamp, int count) const
{
    static std::atomic<std::int64_t> number{0};
    static const std::string run = std::to_string(now());
    std::string body = "[";
    for (int i = 0; i < count; ++i) {
        body += i > 0 ? "," : "";
        ++number;
        body +=
            "{\"specversion\":\"1.0\",\"source\":\"/bench\",\"type\":\"baton.message.customer\",\"id\":\"" +
            run + '-' + std::to_string(number) + "\",\"subject\":" + quoted(option("subject")) +
            ",\"data\":{\"text\":\"" + std::string(stampMark) + std::to_string(stamp) + ' ' + news(number) +
            "\"}}";
    }
    body += ']';
    return "POST /v1/events HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + option("key") +
           "\r\nContent-Type: application/cloudevents-batch+json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace baton::bench
