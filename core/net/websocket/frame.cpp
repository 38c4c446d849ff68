// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/frame.h"

#include <QString>
#include <QtEndian>

namespace baton::relay {

namespace {

constexpr qsizetype maxControlPayload = 125;

} // namespace

QByteArray frameOf(Opcode opcode, const QByteArray& payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame.append(char(0x80 | quint8(opcode)));
    if (payload.size() <= maxControlPayload) {
        frame.append(char(payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        char length[2];
        qToBigEndian(quint16(payload.size()), length);
        frame.append(char(126)).append(length, sizeof length);
    } else {
        char length[8];
        qToBigEndian(quint64(payload.size()), length);
        frame.append(char(127)).append(length, sizeof length);
    }
    return frame.append(payload);
}

QByteArray closeFrame(quint16 code, const QString& reason)
{
    QByteArray text = reason.toUtf8();
    if (text.size() > maxControlPayload - 2) {
        text.truncate(maxControlPayload - 2);
        while (!text.isValidUtf8())
            text.chop(1);
    }
    char number[2];
    qToBigEndian(code, number);
    return frameOf(Opcode::Close, QByteArray(number, sizeof number) + text);
}

bool isCloseCode(quint16 code)
{
    if (code >= 3000)
        return code < 5000;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

} // namespace baton::relay
