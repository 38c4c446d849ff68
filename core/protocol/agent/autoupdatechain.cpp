// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/agent/autoupdatechain.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace baton::protocol {

QByteArray canonical(const AutoUpdate& entry)
{
    // QJsonObject keeps its members in the order of their names.
    QJsonObject object{{QStringLiteral("at"), entry.at.toRfc3339()},
                       {QStringLiteral("bot"), entry.bot.id.toString()},
                       {QStringLiteral("id"), entry.id.toString()},
                       {QStringLiteral("kind"), entry.kind},
                       {QStringLiteral("n"), entry.n},
                       {QStringLiteral("summary"), entry.summary}};
    if (entry.source)
        object.insert(QStringLiteral("source"), *entry.source);
    if (entry.cause)
        object.insert(QStringLiteral("cause"), *entry.cause);
    if (!entry.details.isEmpty())
        object.insert(QStringLiteral("details"), entry.details);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString chainedHash(const AutoUpdate& entry, const QString& previous)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous.toLatin1() + '\n' + canonical(entry));
    return QString::fromLatin1(hash.result().toHex());
}

QString ChainCheck::next(const AutoUpdate& entry)
{
    if (m_isBroken)
        return {};
    const auto expected = m_n + 1;
    QString wrong;
    if (entry.n != expected)
        wrong = QStringLiteral("entry %1 is missing").arg(expected);
    else if (entry.hash != chainedHash(entry, m_previous))
        wrong = QStringLiteral("entry %1 is not as it was recorded").arg(entry.n);
    m_isBroken = !wrong.isEmpty();
    m_previous = entry.hash;
    m_n = entry.n;
    return wrong;
}

} // namespace baton::protocol
