// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineiopacket.h"

namespace baton::protocol::engineio {

namespace {

constexpr char recordSeparator = '\x1e';
constexpr char binaryPrefix = 'b';

Refused malformed(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

Result<Packet> decodeRecord(const QByteArray& record)
{
    if (!record.startsWith(binaryPrefix))
        return decodeText(record);
    auto decoded = QByteArray::fromBase64Encoding(record.mid(1), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return malformed(QStringLiteral("A binary Engine.IO packet must be base64 after its \"b\"."));
    return Packet{PacketType::Message, std::move(decoded.decoded), true};
}

} // namespace

QByteArray encodeText(const Packet& packet)
{
    QByteArray bytes;
    bytes.reserve(packet.data.size() + 1);
    bytes.append(char('0' + int(packet.type)));
    bytes.append(packet.data);
    return bytes;
}

Result<Packet> decodeText(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return malformed(QStringLiteral("An Engine.IO packet cannot be empty."));
    const char type = bytes.front();
    if (type < '0' || type > '6')
        return malformed(QStringLiteral("An Engine.IO packet starts with a type from 0 to 6."));
    return Packet{PacketType(type - '0'), bytes.mid(1), false};
}

QByteArray encodePayload(const QList<Packet>& packets)
{
    QByteArray payload;
    for (const auto& packet : packets) {
        if (!payload.isEmpty())
            payload.append(recordSeparator);
        if (packet.binary)
            payload.append(binaryPrefix).append(packet.data.toBase64());
        else
            payload.append(encodeText(packet));
    }
    return payload;
}

Result<QList<Packet>> decodePayload(const QByteArray& payload, qsizetype maxPackets)
{
    if (payload.count(recordSeparator) >= maxPackets) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("A payload may hold at most %1 packets.").arg(maxPackets));
    }
    QList<Packet> packets;
    const auto records = payload.split(recordSeparator);
    packets.reserve(records.size());
    for (const auto& record : records) {
        BATON_TRY_INTO(auto packet, decodeRecord(record));
        packets.append(std::move(packet));
    }
    return packets;
}

qsizetype payloadSize(const Packet& packet)
{
    const auto size = packet.binary ? (packet.data.size() + 2) / 3 * 4 : packet.data.size();
    return size + 2;
}

} // namespace baton::protocol::engineio
