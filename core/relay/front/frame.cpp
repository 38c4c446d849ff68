#include "core/relay/front/frame.h"

#include <QtEndian>

namespace baton::relay {

namespace {

QByteArray frame(quint8 opcode, const QByteArray& payload)
{
    constexpr quint8 final = 0x80;
    QByteArray bytes;
    bytes.reserve(payload.size() + 10);
    bytes.append(char(final | opcode));
    const auto size = payload.size();
    if (size < 126) {
        bytes.append(char(size));
    } else if (size <= 0xffff) {
        bytes.append(char(126));
        char length[2];
        qToBigEndian(quint16(size), length);
        bytes.append(length, sizeof length);
    } else {
        bytes.append(char(127));
        char length[8];
        qToBigEndian(quint64(size), length);
        bytes.append(length, sizeof length);
    }
    return bytes.append(payload);
}

} // namespace

QByteArray textFrame(const QByteArray& utf8) { return frame(0x1, utf8); }
QByteArray binaryFrame(const QByteArray& payload) { return frame(0x2, payload); }
QByteArray pingFrame(const QByteArray& payload) { return frame(0x9, payload.left(125)); }

} // namespace baton::relay
