#include "core/protocol/autoupdatecsv.h"

#include <QJsonDocument>

namespace baton::protocol {

namespace {

QString defused(const QString& text)
{
    static const QString begins = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && begins.contains(text.front()) ? u'\'' + text : text;
}

QByteArray line(const QStringList& cells)
{
    QStringList quoted;
    for (auto cell : cells) {
        cell = defused(cell);
        const bool isPlain =
            !cell.contains(u'"') && !cell.contains(u',') && !cell.contains(u'\n') && !cell.contains(u'\r');
        if (!isPlain)
            cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted.append(cell);
    }
    return quoted.join(u',').toUtf8() + "\r\n";
}

} // namespace

QByteArray autoUpdateCsvHead()
{
    return "\xEF\xBB\xBF" +
           line({QStringLiteral("bot"), QStringLiteral("n"), QStringLiteral("at"), QStringLiteral("kind"),
                 QStringLiteral("summary"), QStringLiteral("source"), QStringLiteral("cause"),
                 QStringLiteral("details"), QStringLiteral("reviewed_by"), QStringLiteral("reviewed_at"),
                 QStringLiteral("hash")});
}

QByteArray autoUpdateCsvRow(const AutoUpdate& entry)
{
    const auto details = entry.details.isEmpty()
                             ? QString()
                             : QString::fromUtf8(QJsonDocument(entry.details).toJson(QJsonDocument::Compact));
    return line({entry.bot.id.toString(), QString::number(entry.n), entry.at.toRfc3339(), entry.kind,
                 entry.summary, entry.source.value_or(QString()), entry.cause.value_or(QString()), details,
                 entry.reviewedBy ? entry.reviewedBy->name : QString(),
                 entry.reviewedAt ? entry.reviewedAt->toRfc3339() : QString(), entry.hash});
}

} // namespace baton::protocol
