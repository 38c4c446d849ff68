// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/webhooks.h"

#include <QMessageAuthenticationCode>

namespace baton::protocol::webhooks {

namespace {

constexpr QLatin1String prefix("whsec_");
constexpr qsizetype shortestKey = 24;
constexpr qsizetype longestKey = 64;

bool sameBytes(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= unsigned(uchar(a[i]) ^ uchar(b[i]));
    return difference == 0;
}

} // namespace

Result<QByteArray> keyOf(const QString& secret)
{
    const auto wrong = [] {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("A webhook secret is \"whsec_\" and the base64 of 24 to 64 bytes."));
    };
    if (!secret.startsWith(prefix))
        return wrong();
    const auto decoded = QByteArray::fromBase64Encoding(secret.sliced(prefix.size()).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() < shortestKey || (*decoded).size() > longestKey)
        return wrong();
    return *decoded;
}

QString secretOf(const QByteArray& key) { return prefix + QString::fromLatin1(key.toBase64()); }

QByteArray signature(const QByteArray& key, const QByteArray& id, qint64 timestampSeconds,
                     const QByteArray& body)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(id + '.' + QByteArray::number(timestampSeconds) + '.');
    code.addData(body);
    return "v1," + code.result().toBase64();
}

bool verify(const QByteArray& key, const QByteArray& id, const QByteArray& timestamp,
            const QByteArray& signatures, const QByteArray& body, Instant now, qint64 toleranceSeconds)
{
    bool isNumber = false;
    const qint64 seconds = timestamp.toLongLong(&isNumber);
    if (!isNumber || qAbs(now.ms / 1000 - seconds) > toleranceSeconds)
        return false;
    const auto wanted = signature(key, id, seconds, body);
    bool found = false;
    const auto candidates = signatures.split(' ');
    for (const auto& candidate : candidates)
        found = sameBytes(candidate, wanted) || found;
    return found;
}

} // namespace baton::protocol::webhooks
