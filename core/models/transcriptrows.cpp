// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/transcriptrows.h"

#include "core/domain/filename.h"
#include "core/models/historytext.h"
#include "core/models/theirwords.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace baton::models {

namespace {

using Kind = TranscriptModel::Kind;
using Row = TranscriptModel::Row;

constexpr qint64 closeMs = 2 * 60 * 1000; ///< messages this near to each other share one author line

QDate dayOf(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).date(); }

Row dateRow(Instant at)
{
    Row row;
    row.kind = Kind::Date;
    row.message.at = at;
    row.text = dayText(at);
    return row;
}

bool continues(const Row& above, const Row& row)
{
    return above.kind == Kind::Message && row.kind == Kind::Message &&
           above.message.author == row.message.author && row.message.at.ms - above.message.at.ms < closeMs;
}

} // namespace

QString dayText(Instant at)
{
    const auto day = dayOf(at);
    const auto today = QDate::currentDate();
    if (day == today)
        return TranscriptModel::tr("Today");
    if (day == today.addDays(-1))
        return TranscriptModel::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

Row messageRow(const Message& message)
{
    Row row;
    row.message = message;
    return row;
}

std::optional<Row> noticeRow(const HistoryEntry& entry, const QString& botName)
{
    Row row;
    row.kind = Kind::Notice;
    row.text = historyText(entry, botName);
    row.message.at = entry.at;
    row.message.n = entry.afterN;
    return row.text.isEmpty() ? std::nullopt : std::optional(row);
}

Row noteRow(const Note& note)
{
    Row row;
    row.kind = Kind::Note;
    row.note = note;
    row.message.at = note.at;
    row.message.n = note.after;
    return row;
}

Row pendingRow(const client::PendingReply& pending)
{
    Row row;
    row.kind = Kind::Pending;
    row.pending = pending;
    row.message.at = pending.writtenAt;
    row.message.text = pending.text;
    return row;
}

bool isContent(const Row& row)
{
    return row.kind == Kind::Message || row.kind == Kind::Notice || row.kind == Kind::Note;
}

bool standsBefore(const Row& a, const Row& b)
{
    if (a.message.n != b.message.n)
        return a.message.n < b.message.n;
    if ((a.kind == Kind::Message) != (b.kind == Kind::Message))
        return a.kind == Kind::Message;
    return a.kind != Kind::Message && a.message.at < b.message.at;
}

bool looksTheSame(const Row& a, const Row& b)
{
    return a.kind == b.kind && a.showsAuthor == b.showsAuthor && a.text == b.text && a.message == b.message &&
           a.note == b.note && a.pending == b.pending;
}

QString wordsOf(const Row& row)
{
    const bool isNote = row.kind == Kind::Note;
    if (row.kind == Kind::Message && row.message.withdrawn)
        return TranscriptModel::tr("This message was withdrawn.");
    if (row.kind == Kind::Pending)
        return row.pending.text;
    if (row.kind != Kind::Message && !isNote)
        return row.text;
    QStringList lines{isNote ? row.note.text : row.message.text};
    lines.removeAll(QString());
    const auto& files = isNote ? row.note.attachments : row.message.attachments;
    for (const auto& file : files)
        lines.append(plainFileName(file.name));
    for (const auto& button : row.message.buttons)
        lines.append(TranscriptModel::tr("[%1]", "a button that a bot offers").arg(oneLine(button.text)));
    return lines.join(u'\n');
}

TranscriptRows arranged(TranscriptRows content, const Row* previous)
{
    std::stable_sort(content.begin(), content.end(), standsBefore);
    const auto isRepeated = [](const Row& a, const Row& b) {
        if (a.kind != b.kind || a.message.n != b.message.n)
            return false;
        if (a.kind == Kind::Note)
            return a.note.id == b.note.id;
        return a.kind == Kind::Message || (a.text == b.text && a.message.at == b.message.at);
    };
    content.erase(std::unique(content.begin(), content.end(), isRepeated), content.end());
    TranscriptRows rows;
    rows.reserve(content.size());
    std::optional<Row> above = previous ? std::optional(*previous) : std::nullopt;
    for (auto& row : content) {
        const bool isNewDay = !above || dayOf(above->message.at) != dayOf(row.message.at);
        if (isNewDay)
            rows.push_back(dateRow(row.message.at));
        row.showsAuthor = isNewDay || !continues(*above, row);
        above = row;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace baton::models
