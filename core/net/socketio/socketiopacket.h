// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <optional>

/// Socket.IO protocol version 5. Pure; any thread.
namespace baton::protocol::socketio {

enum class PacketType { Connect, Disconnect, Event, Ack, ConnectError, BinaryEvent, BinaryAck };

/// What a peer may send; more is refused before it is parsed or kept.
struct Limits
{
    qsizetype maxNamespace = 128;            ///< bytes of a namespace's name
    qsizetype maxAttachments = 16;           ///< of one packet
    qint64 maxAttachmentBytes = 1024 * 1024; ///< of one packet, all its attachments together
    int maxDepth = 32;                       ///< nesting of the JSON
};

/// One packet with its attachments. Where bytes belong into `data` stands a placeholder() that names them.
struct Packet
{
    PacketType type = PacketType::Event;
    QByteArray nsp = "/";     ///< the namespace
    std::optional<qint64> id; ///< of an event that wants an acknowledgement, or of the acknowledgement
    /// An object for Connect (undefined when there was none) and ConnectError; an array for events, which
    /// begins with the event's name, and for acknowledgements.
    QJsonValue data = QJsonValue::Undefined;
    QList<QByteArray> attachments;

    friend bool operator==(const Packet&, const Packet&) = default;
};

/// `{"_placeholder":true,"num":N}`: stands in `data` for the attachment of that number.
QJsonObject placeholder(qsizetype number);
/// The attachment a value stands for; nullopt when it is no placeholder or names none.
std::optional<QByteArray> attachmentOf(const QJsonValue& value, const QList<QByteArray>& attachments);

/// An event; binary when there are attachments.
Packet event(QByteArray nsp, const QString& name, const QJsonArray& arguments,
             QList<QByteArray> attachments = {});
Packet acknowledgement(QByteArray nsp, qint64 id, const QJsonArray& arguments,
                       QList<QByteArray> attachments = {});

/// The text part. The attachments follow it as binary messages, in order.
QByteArray encode(const Packet& packet);

/// Puts packets together from the messages they travel in. One for each connection.
class PacketAssembler
{
public:
    explicit PacketAssembler(Limits limits = {}) : m_limits(limits) {}

    /// A packet when it is whole; nothing while attachments are missing; a refusal ends the connection, for
    /// what follows cannot be told apart any more.
    Result<std::optional<Packet>> addText(const QByteArray& text);
    Result<std::optional<Packet>> addBinary(const QByteArray& bytes);

private:
    Limits m_limits;
    std::optional<Packet> m_partial;
    qsizetype m_missing = 0;
    qint64 m_bytes = 0;
};

} // namespace baton::protocol::socketio
