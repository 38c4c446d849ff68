// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/agent/autoupdatecsv.h"

#include "core/protocol/wire/csv.h"

#include <QJsonDocument>

namespace baton::protocol {

QByteArray autoUpdateCsvHead()
{
    return csvHead({QStringLiteral("bot"), QStringLiteral("n"), QStringLiteral("at"), QStringLiteral("kind"),
                    QStringLiteral("summary"), QStringLiteral("source"), QStringLiteral("cause"),
                    QStringLiteral("details"), QStringLiteral("reviewed_by"), QStringLiteral("reviewed_at"),
                    QStringLiteral("hash")});
}

QByteArray autoUpdateCsvRow(const AutoUpdate& entry)
{
    const auto details = entry.details.isEmpty()
                             ? QString()
                             : QString::fromUtf8(QJsonDocument(entry.details).toJson(QJsonDocument::Compact));
    return csvLine({entry.bot.id.toString(), QString::number(entry.n), entry.at.toRfc3339(), entry.kind,
                    entry.summary, entry.source.value_or(QString()), entry.cause.value_or(QString()), details,
                    entry.reviewedBy ? entry.reviewedBy->name : QString(),
                    entry.reviewedAt ? entry.reviewedAt->toRfc3339() : QString(), entry.hash});
}

} // namespace baton::protocol
