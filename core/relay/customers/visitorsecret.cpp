// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorsecret.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace baton::relay {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
/// 128 bits in base64.
constexpr qsizetype shortest = 22;
constexpr qsizetype longest = 128;

bool isUrlSafe(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
           c == u'_';
}

} // namespace

QString createVisitorSecret()
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char*>(random.data()), sizeof random);
    return QString::fromLatin1(bytes.toBase64(base64Url));
}

bool isVisitorSecret(const QString& secret)
{
    return secret.size() >= shortest && secret.size() <= longest &&
           std::all_of(secret.begin(), secret.end(), isUrlSafe);
}

QByteArray visitorHashOf(const QString& secret)
{
    return QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace baton::relay
