// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/frames.h"

namespace baton::bench {

namespace {

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

void appendBigEndian(std::string& out, std::uint64_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xff);
}

} // namespace

std::string clientFrame(Opcode opcode, std::string_view payload)
{
    // A load generator has nothing to hide: a fixed mask costs the server as much as a random one.
    static constexpr char mask[4] = {0x5a, 0x21, 0x77, 0x13};
    std::string out;
    out += static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    if (payload.size() < 126) {
        out += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        out += static_cast<char>(0x80 | 126);
        appendBigEndian(out, payload.size(), 2);
    } else {
        out += static_cast<char>(0x80 | 127);
        appendBigEndian(out, payload.size(), 8);
    }
    out.append(mask, sizeof mask);
    for (std::size_t i = 0; i < payload.size(); ++i)
        out += static_cast<char>(payload[i] ^ mask[i % 4]);
    return out;
}

Frame firstFrame(std::string_view buffer)
{
    if (buffer.size() < 2)
        return {};
    std::size_t header = 2;
    std::uint64_t length = static_cast<unsigned char>(buffer[1]) & 0x7f;
    if (length >= 126) {
        const std::size_t extra = length == 126 ? 2 : 8;
        header += extra;
        if (buffer.size() < header)
            return {};
        length = bigEndian(buffer.substr(2, extra));
    }
    if (buffer.size() < header + length)
        return {};
    return {static_cast<Opcode>(buffer[0] & 0x0f), buffer.substr(header, length), header + length};
}

} // namespace baton::bench
