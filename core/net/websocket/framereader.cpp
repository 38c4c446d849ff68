// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/framereader.h"

#include <QtEndian>
#include <cstring>

namespace baton::relay {

namespace {

constexpr qsizetype maskSize = 4;

bool isControl(Opcode opcode) { return quint8(opcode) & 0x8; }

bool isKnown(Opcode opcode)
{
    switch (opcode) {
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        return true;
    }
    return false;
}

void unmask(char* bytes, qsizetype size, const char* mask)
{
    quint64 wide;
    std::memcpy(&wide, mask, maskSize);
    std::memcpy(reinterpret_cast<char*>(&wide) + maskSize, mask, maskSize);
    qsizetype at = 0;
    for (; at + qsizetype(sizeof wide) <= size; at += qsizetype(sizeof wide)) {
        quint64 word;
        std::memcpy(&word, bytes + at, sizeof word);
        word ^= wide;
        std::memcpy(bytes + at, &word, sizeof word);
    }
    for (; at < size; ++at)
        bytes[at] = char(bytes[at] ^ mask[at % maskSize]);
}

} // namespace

void FrameReader::append(const QByteArray& bytes)
{
    if (m_ended)
        return;
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    m_buffer.append(bytes);
}

std::optional<FrameReader::Incoming> FrameReader::next()
{
    while (!m_ended) {
        QString fault;
        quint16 code = 1002;
        const std::optional<Header> head = header(fault, code);
        if (!fault.isEmpty())
            return broken(code, fault);
        if (!head || m_buffer.size() - m_at < head->size + head->length)
            break;
        QByteArray payload = takePayload(*head);
        std::optional<Incoming> incoming = isControl(head->opcode) ? control(head->opcode, std::move(payload))
                                                                   : message(*head, std::move(payload));
        if (incoming)
            return incoming;
    }
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
    }
    return std::nullopt;
}

std::optional<FrameReader::Header> FrameReader::header(QString& fault, quint16& code) const
{
    const qsizetype there = m_buffer.size() - m_at;
    if (there < 2)
        return std::nullopt;
    const uchar* const bytes = reinterpret_cast<const uchar*>(m_buffer.constData()) + m_at;
    Header head;
    head.isFinal = bytes[0] & 0x80;
    head.opcode = Opcode(bytes[0] & 0x0F);
    head.length = bytes[1] & 0x7F;
    const qsizetype lengthSize = head.length == 126 ? 2 : head.length == 127 ? 8 : 0;
    head.size = 2 + lengthSize + maskSize;
    if ((bytes[0] & 0x70) != 0) {
        fault = QStringLiteral("no extension was agreed on");
    } else if (!(bytes[1] & 0x80)) {
        fault = QStringLiteral("a client masks its frames");
    } else if (isControl(head.opcode) && head.length > 125) {
        fault = QStringLiteral("a control frame has at most 125 bytes");
    } else {
        if (there < 2 + lengthSize)
            return std::nullopt;
        if (lengthSize > 0) {
            const quint64 length =
                lengthSize == 2 ? qFromBigEndian<quint16>(bytes + 2) : qFromBigEndian<quint64>(bytes + 2);
            head.length = qint64(qMin<quint64>(length, quint64(std::numeric_limits<qint64>::max())));
        }
        fault = faultIn(head);
        if (fault.isEmpty() && !isControl(head.opcode) && head.length > m_maxMessage - m_fragments.size()) {
            fault = QStringLiteral("a message may have %1 bytes").arg(m_maxMessage);
            code = 1009;
        }
    }
    if (!fault.isEmpty() || there < head.size)
        return std::nullopt;
    return head;
}

QString FrameReader::faultIn(const Header& head) const
{
    if (!isKnown(head.opcode))
        return QStringLiteral("unknown opcode");
    if (isControl(head.opcode))
        return head.isFinal ? QString() : QStringLiteral("a control frame comes in one piece");
    const bool inPieces = m_fragmented != Opcode::Continuation;
    if (head.opcode == Opcode::Continuation)
        return inPieces ? QString() : QStringLiteral("there is no message to continue");
    return inPieces ? QStringLiteral("the message before is not finished") : QString();
}

QByteArray FrameReader::takePayload(const Header& head)
{
    QByteArray payload = m_buffer.mid(m_at + head.size, qsizetype(head.length));
    if (head.length > 0) {
        // A copy of the mask, and the payload made our own, before anything is written.
        char mask[maskSize];
        std::memcpy(mask, m_buffer.constData() + m_at + head.size - maskSize, maskSize);
        unmask(payload.data(), payload.size(), mask);
    }
    m_at += head.size + qsizetype(head.length);
    return payload;
}

std::optional<FrameReader::Incoming> FrameReader::control(Opcode opcode, QByteArray payload)
{
    using Kind = Incoming::Kind;
    if (opcode != Opcode::Close)
        return Incoming{opcode == Opcode::Ping ? Kind::Ping : Kind::Pong, std::move(payload), 0, {}};
    m_ended = true;
    if (payload.isEmpty())
        return Incoming{Kind::Close, {}, 1005, {}};
    const quint16 code = payload.size() < 2 ? quint16(0) : qFromBigEndian<quint16>(payload.constData());
    if (!isCloseCode(code))
        return broken(1002, QStringLiteral("this is no code to close with"));
    const QByteArray reason = payload.mid(2);
    if (!reason.isValidUtf8())
        return broken(1007, QStringLiteral("the reason is not UTF-8"));
    return Incoming{Kind::Close, reason, code, {}};
}

std::optional<FrameReader::Incoming> FrameReader::message(const Header& head, QByteArray payload)
{
    Opcode opcode = head.opcode;
    if (opcode == Opcode::Continuation) {
        opcode = m_fragmented;
        payload = m_fragments.isEmpty() ? payload : m_fragments.append(payload);
    }
    if (!head.isFinal) {
        m_fragmented = opcode;
        m_fragments = std::move(payload);
        return std::nullopt;
    }
    m_fragmented = Opcode::Continuation;
    m_fragments = {};
    if (opcode == Opcode::Text && !payload.isValidUtf8())
        return broken(1007, QStringLiteral("a text message is UTF-8"));
    const auto kind = opcode == Opcode::Text ? Incoming::Kind::Text : Incoming::Kind::Binary;
    return Incoming{kind, std::move(payload), 0, {}};
}

FrameReader::Incoming FrameReader::broken(quint16 code, const QString& reason)
{
    m_ended = true;
    m_buffer.clear();
    m_at = 0;
    m_fragments.clear();
    return Incoming{Incoming::Kind::Broken, {}, code, reason};
}

} // namespace baton::relay
