// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/socketiopacket.h"

#include "core/domain/parsejson.h"

#include <algorithm>
#include <array>
#include <utility>

namespace baton::protocol::socketio {

namespace {

Refused malformed(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }
Refused tooLarge(const QString& detail) { return refuse(Refusal::Kind::TooLarge, detail); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Reads the text part of a packet from left to right.
class Reader
{
public:
    Reader(const QByteArray& text, const Limits& limits) : m_text(text), m_limits(limits) {}

    Result<std::pair<Packet, qsizetype>> read()
    {
        Packet packet;
        qsizetype attachments = 0;
        if (auto wrong = readType(packet))
            return Refused(std::move(*wrong));
        if (auto wrong = readAttachments(packet, attachments))
            return Refused(std::move(*wrong));
        if (auto wrong = readNamespace(packet))
            return Refused(std::move(*wrong));
        if (auto wrong = readId(packet))
            return Refused(std::move(*wrong));
        if (auto wrong = readData(packet))
            return Refused(std::move(*wrong));
        return std::pair(std::move(packet), attachments);
    }

private:
    using Wrong = std::optional<Refusal>;

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    /// A number without sign of at most 15 digits, which a double holds exactly.
    std::optional<qint64> digits()
    {
        const auto start = m_at;
        while (isDigit(peek()))
            ++m_at;
        if (m_at == start || m_at - start > 15)
            return std::nullopt;
        return m_text.mid(start, m_at - start).toLongLong();
    }

    Wrong readType(Packet& packet)
    {
        const char type = peek();
        if (type < '0' || type > '6')
            return malformed(QStringLiteral("A Socket.IO packet starts with a type from 0 to 6.")).value();
        packet.type = PacketType(type - '0');
        ++m_at;
        return std::nullopt;
    }

    Wrong readAttachments(const Packet& packet, qsizetype& count)
    {
        if (packet.type != PacketType::BinaryEvent && packet.type != PacketType::BinaryAck)
            return std::nullopt;
        const auto number = digits();
        if (!number || peek() != '-')
            return malformed(QStringLiteral("A binary packet says how many attachments follow it.")).value();
        if (*number > m_limits.maxAttachments) {
            return tooLarge(QStringLiteral("A packet may have at most %1 attachments.")
                                .arg(m_limits.maxAttachments))
                .value();
        }
        count = qsizetype(*number);
        ++m_at;
        return std::nullopt;
    }

    Wrong readNamespace(Packet& packet)
    {
        if (peek() != '/')
            return std::nullopt;
        auto end = m_text.indexOf(',', m_at);
        if (end < 0)
            end = m_text.size();
        if (end - m_at > m_limits.maxNamespace)
            return tooLarge(QStringLiteral("The name of this namespace is too long.")).value();
        packet.nsp = m_text.mid(m_at, end - m_at);
        m_at = std::min(end + 1, m_text.size());
        return std::nullopt;
    }

    Wrong readId(Packet& packet)
    {
        if (!isDigit(peek()))
            return std::nullopt;
        packet.id = digits();
        if (!packet.id)
            return malformed(QStringLiteral("The number of this acknowledgement is too long.")).value();
        return std::nullopt;
    }

    Wrong readData(Packet& packet)
    {
        if (m_at == m_text.size())
            return std::nullopt;
        auto value = parseValue(m_text.mid(m_at), m_limits.maxDepth);
        if (!value)
            return value.error();
        packet.data = std::move(*value);
        return std::nullopt;
    }

    const QByteArray& m_text;
    const Limits& m_limits;
    qsizetype m_at = 0;
};

/// Names of events that the libraries keep for themselves.
bool isReserved(const QString& name)
{
    static const std::array reserved = {QLatin1String("connect"),     QLatin1String("connect_error"),
                                        QLatin1String("disconnect"),  QLatin1String("disconnecting"),
                                        QLatin1String("newListener"), QLatin1String("removeListener")};
    return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

bool isEventData(const QJsonValue& data)
{
    const auto array = data.toArray();
    if (array.isEmpty())
        return false;
    const auto name = array.at(0);
    return name.isDouble() || (name.isString() && !isReserved(name.toString()));
}

bool hasRightData(const Packet& packet)
{
    switch (packet.type) {
    case PacketType::Connect:
        return packet.data.isUndefined() || packet.data.isObject();
    case PacketType::Disconnect:
        return packet.data.isUndefined();
    case PacketType::ConnectError:
        return packet.data.isObject();
    case PacketType::Event:
    case PacketType::BinaryEvent:
        return isEventData(packet.data);
    case PacketType::Ack:
    case PacketType::BinaryAck:
        return packet.id.has_value() && packet.data.isArray();
    }
    return false;
}

/// Whether every placeholder names an attachment that will come. Depth was bounded when it was parsed.
bool namesWhatComes(const QJsonValue& value, qsizetype attachments)
{
    if (value.isArray()) {
        const auto array = value.toArray();
        return std::all_of(array.begin(), array.end(),
                           [&](const QJsonValue& item) { return namesWhatComes(item, attachments); });
    }
    if (!value.isObject())
        return true;
    const auto object = value.toObject();
    if (object.value(QLatin1String("_placeholder")).toBool()) {
        const auto number = object.value(QLatin1String("num"));
        return number.isDouble() && number.toInteger(-1) >= 0 && number.toInteger(-1) < attachments;
    }
    return std::all_of(object.begin(), object.end(),
                       [&](const QJsonValue& item) { return namesWhatComes(item, attachments); });
}

} // namespace

Result<std::optional<Packet>> PacketAssembler::addText(const QByteArray& text)
{
    if (m_partial)
        return malformed(QStringLiteral("Text came where an attachment was announced."));
    BATON_TRY_INTO(auto parsed, Reader(text, m_limits).read());
    auto& [packet, attachments] = parsed;
    if (!hasRightData(packet))
        return malformed(QStringLiteral("The data of this Socket.IO packet do not suit its type."));
    const bool binary = packet.type == PacketType::BinaryEvent || packet.type == PacketType::BinaryAck;
    if (binary && !namesWhatComes(packet.data, attachments))
        return malformed(QStringLiteral("A placeholder names an attachment that was not announced."));
    if (attachments == 0)
        return std::optional(std::move(packet));
    m_partial = std::move(packet);
    m_missing = attachments;
    m_bytes = 0;
    return std::nullopt;
}

Result<std::optional<Packet>> PacketAssembler::addBinary(const QByteArray& bytes)
{
    if (!m_partial)
        return malformed(QStringLiteral("Bytes came that no packet announced."));
    m_bytes += bytes.size();
    if (m_bytes > m_limits.maxAttachmentBytes) {
        m_partial.reset();
        return tooLarge(QStringLiteral("The attachments of a packet may be at most %1 bytes together.")
                            .arg(m_limits.maxAttachmentBytes));
    }
    m_partial->attachments.append(bytes);
    if (--m_missing > 0)
        return std::nullopt;
    return std::exchange(m_partial, std::nullopt);
}

} // namespace baton::protocol::socketio
