// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// WebSocket frames (RFC 6455), as a client sends and reads them.
namespace baton::bench {

enum class Opcode : std::uint8_t { Text = 1, Close = 8, Ping = 9, Pong = 10 };

/// One masked frame.
std::string clientFrame(Opcode opcode, std::string_view payload);

struct Frame
{
    Opcode opcode = Opcode::Text;
    std::string_view payload; ///< into the buffer it was read from
    std::size_t size = 0;     ///< of the whole frame; 0 while it is incomplete
};

/// The first frame in a buffer. Servers do not mask, and none here splits a message.
Frame firstFrame(std::string_view buffer);

} // namespace baton::bench
