// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/websocket/frame.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace baton::relay {

/// Takes a client's frames apart and puts its messages together, as RFC 6455 says. No I/O. A length is
/// checked before anything of that length is kept.
class FrameReader
{
public:
    struct Incoming
    {
        enum class Kind { Text, Binary, Ping, Pong, Close, Broken };
        Kind kind = Kind::Broken;
        QByteArray payload; ///< of Text always valid UTF-8
        quint16 code = 0;   ///< Close: the peer's, 1005 for none; Broken: what to close with
        QString reason;     ///< Broken: what the peer did wrong
    };

    explicit FrameReader(qint64 maxMessage) : m_maxMessage(maxMessage) {}

    void append(const QByteArray& bytes);
    /// The next whole message or control frame; nothing when more bytes are needed. After Close and Broken
    /// nothing follows.
    std::optional<Incoming> next();
    /// Bytes of messages that are not whole.
    qint64 held() const { return m_buffer.size() - m_at + m_fragments.size(); }

private:
    struct Header
    {
        Opcode opcode = Opcode::Continuation;
        bool isFinal = false;
        qint64 length = 0;
        qsizetype size = 0; ///< of the header itself, the mask included
    };

    std::optional<Header> header(QString& fault, quint16& code) const;
    QString faultIn(const Header& header) const;
    QByteArray takePayload(const Header& header);
    std::optional<Incoming> control(Opcode opcode, QByteArray payload);
    std::optional<Incoming> message(const Header& header, QByteArray payload);
    Incoming broken(quint16 code, const QString& reason);

    const qint64 m_maxMessage;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< where in m_buffer the next frame begins
    QByteArray m_fragments;
    Opcode m_fragmented = Opcode::Continuation; ///< Text or Binary while a message is in pieces
    bool m_ended = false;
};

} // namespace baton::relay
