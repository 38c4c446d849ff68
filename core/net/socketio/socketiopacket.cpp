// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/socketiopacket.h"

#include <QJsonDocument>

namespace baton::protocol::socketio {

namespace {

constexpr QLatin1String placeholderKey("_placeholder");
constexpr QLatin1String numberKey("num");

bool isBinary(PacketType type) { return type == PacketType::BinaryEvent || type == PacketType::BinaryAck; }

QByteArray toBytes(const QJsonValue& value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return {};
}

} // namespace

QJsonObject placeholder(qsizetype number) { return {{placeholderKey, true}, {numberKey, qint64(number)}}; }

std::optional<QByteArray> attachmentOf(const QJsonValue& value, const QList<QByteArray>& attachments)
{
    const auto object = value.toObject();
    if (!object.value(placeholderKey).toBool())
        return std::nullopt;
    const auto number = object.value(numberKey).toInteger(-1);
    if (number < 0 || number >= attachments.size())
        return std::nullopt;
    return attachments.at(number);
}

Packet event(QByteArray nsp, const QString& name, const QJsonArray& arguments, QList<QByteArray> attachments)
{
    auto data = arguments;
    data.prepend(name);
    const auto type = attachments.isEmpty() ? PacketType::Event : PacketType::BinaryEvent;
    return {type, std::move(nsp), std::nullopt, data, std::move(attachments)};
}

Packet acknowledgement(QByteArray nsp, qint64 id, const QJsonArray& arguments, QList<QByteArray> attachments)
{
    const auto type = attachments.isEmpty() ? PacketType::Ack : PacketType::BinaryAck;
    return {type, std::move(nsp), id, arguments, std::move(attachments)};
}

QByteArray encode(const Packet& packet)
{
    QByteArray text;
    text.append(char('0' + int(packet.type)));
    if (isBinary(packet.type))
        text.append(QByteArray::number(packet.attachments.size())).append('-');
    if (packet.nsp != "/")
        text.append(packet.nsp).append(',');
    if (packet.id)
        text.append(QByteArray::number(*packet.id));
    text.append(toBytes(packet.data));
    return text;
}

} // namespace baton::protocol::socketio
