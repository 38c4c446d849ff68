// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QList>

/// Engine.IO protocol version 4: packets, and the payloads that carry several of them on HTTP long-polling.
/// Pure; any thread. Whatever is malformed is refused as a whole.
namespace baton::protocol::engineio {

enum class PacketType { Open, Close, Ping, Pong, Message, Upgrade, Noop };

struct Packet
{
    PacketType type = PacketType::Noop;
    QByteArray data;     ///< UTF-8 text, or any bytes of a binary message
    bool binary = false; ///< messages only

    friend bool operator==(const Packet&, const Packet&) = default;
};

/// A packet that is not binary, as a WebSocket text message or a line of a payload.
QByteArray encodeText(const Packet& packet);
/// From a WebSocket text message. A binary WebSocket message needs no codec: its bytes are the data.
Result<Packet> decodeText(const QByteArray& bytes);

/// Packets joined by the record separator; binary ones as `b` and base64.
QByteArray encodePayload(const QList<Packet>& packets);
/// @param maxPackets more are refused as TooLarge, before any is looked at
Result<QList<Packet>> decodePayload(const QByteArray& payload, qsizetype maxPackets = 4096);

/// How many bytes the packet takes in a payload, its separator included.
qsizetype payloadSize(const Packet& packet);

} // namespace baton::protocol::engineio
