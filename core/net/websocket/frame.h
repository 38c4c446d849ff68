// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

/// Frames of RFC 6455 as a server writes them: unmasked, never fragmented.
namespace baton::relay {

enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

QByteArray frameOf(Opcode opcode, const QByteArray& payload);
/// For FeedEntry::frame and Connection::sendFramed().
inline QByteArray textFrame(const QByteArray& utf8) { return frameOf(Opcode::Text, utf8); }
inline QByteArray binaryFrame(const QByteArray& payload) { return frameOf(Opcode::Binary, payload); }
/// @p payload at most 125 bytes; what is beyond is cut.
inline QByteArray pingFrame(const QByteArray& payload) { return frameOf(Opcode::Ping, payload.left(125)); }
/// @p reason is cut so that the frame stays a legal control frame.
QByteArray closeFrame(quint16 code, const QString& reason);
/// Whether a peer may send this code in a close frame, RFC 6455 section 7.4.
bool isCloseCode(quint16 code);

} // namespace baton::relay
