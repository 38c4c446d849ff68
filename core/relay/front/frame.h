#pragma once

#include <QByteArray>

/// Server frames of RFC 6455, section 5.2: whole and unmasked, so that one encoding serves every receiver.
/// Pure.
namespace baton::relay {

QByteArray textFrame(const QByteArray& utf8);
QByteArray binaryFrame(const QByteArray& payload);
/// @p payload at most 125 bytes; what is beyond is cut.
QByteArray pingFrame(const QByteArray& payload);

} // namespace baton::relay
