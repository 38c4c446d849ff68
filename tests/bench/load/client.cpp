// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/client.h"

#include "tests/bench/load/frames.h"

#include <cstdlib>

namespace baton::bench {

void Client::connected()
{
    send("GET " + m_dialect.upgradePath() +
         " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
         m_dialect.upgradeHeaders() + "\r\n");
}

void Client::sendText(std::string_view message) { send(clientFrame(Opcode::Text, message)); }

void Client::received(std::string& buffer)
{
    if (!m_upgraded && !takeUpgrade(buffer))
        return;
    std::size_t taken = 0;
    while (isOpen()) {
        const Frame frame = firstFrame(std::string_view(buffer).substr(taken));
        if (frame.size == 0)
            break;
        taken += frame.size;
        if (frame.opcode == Opcode::Text) {
            take(frame.payload);
        } else if (frame.opcode == Opcode::Ping) {
            send(clientFrame(Opcode::Pong, frame.payload));
        } else if (frame.opcode == Opcode::Close) {
            close();
            lost("the server said goodbye: " +
                 std::string(frame.payload.substr(std::min<std::size_t>(2, frame.payload.size()))));
        }
    }
    buffer.erase(0, taken);
}

bool Client::takeUpgrade(std::string& buffer)
{
    const std::size_t end = buffer.find("\r\n\r\n");
    if (end == buffer.npos)
        return false;
    if (buffer.compare(0, 12, "HTTP/1.1 101") != 0) {
        close();
        lost("no upgrade: " + buffer.substr(0, 300));
        return false;
    }
    buffer.erase(0, end + 4);
    m_upgraded = true;
    if (m_dialect.afterGreeting().empty())
        upgraded();
    return true;
}

void Client::upgraded()
{
    if (m_joins)
        sendText(m_dialect.join());
    else
        becomeReady();
}

void Client::becomeReady()
{
    m_ready = true;
    if (onReady)
        onReady();
}

void Client::take(std::string_view message)
{
    const Heard heard = m_dialect.hear(message);
    switch (heard.kind) {
    case Heard::Kind::Event:
        if (onEvent)
            onEvent(heard.number);
        break;
    case Heard::Kind::Answer:
        if (onAnswer)
            onAnswer(heard);
        break;
    case Heard::Kind::Ready:
        if (heard.refused) {
            close();
            lost("could not join: " + std::string(message.substr(0, 300)));
        } else {
            becomeReady();
        }
        break;
    case Heard::Kind::Greeting:
        if (heard.number == 0)
            sendText(m_dialect.afterGreeting());
        else
            upgraded();
        break;
    case Heard::Kind::Ping:
        sendText(m_dialect.pong());
        break;
    case Heard::Kind::Other:
        break;
    }
}

void Client::lost(const std::string& why)
{
    m_ready = false;
    if (onLost)
        onLost(why);
}

void Publisher::post(const std::string& request)
{
    ++m_awaiting;
    send(request);
}

void Publisher::received(std::string& buffer)
{
    for (;;) {
        const std::size_t end = buffer.find("\r\n\r\n");
        if (end == buffer.npos)
            return;
        std::size_t length = 0;
        for (const char* name : {"Content-Length: ", "content-length: "}) {
            const std::size_t at = buffer.find(name);
            if (at < end)
                length = std::strtoul(buffer.c_str() + at + 16, nullptr, 10);
        }
        if (buffer.size() < end + 4 + length)
            return;
        if (buffer.compare(0, 10, "HTTP/1.1 2") != 0) {
            ++m_failures;
            m_lastFailure = buffer.substr(0, 500);
        }
        buffer.erase(0, end + 4 + length);
        --m_awaiting;
    }
}

void Publisher::lost(const std::string& why)
{
    m_connected = false;
    ++m_failures;
    m_lastFailure = why;
}

} // namespace baton::bench
