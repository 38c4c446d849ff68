// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/transcriptmodel.h"

#include "core/models/theirwords.h"
#include "core/models/transcriptrows.h"

#include <QDateTime>
#include <QTimer>
#include <algorithm>

namespace baton::models {

class TranscriptModel::Private
{
public:
    explicit Private(TranscriptModel& model) : q(model) {}

    int pendingStart() const { return int(rows.size()) - pendingCount; }
    TranscriptRows contentOf(const QList<Message>& messages, const QList<HistoryEntry>& history) const;
    void add(TranscriptRows fresh);
    void replace(int first, int last, const TranscriptRows& now);
    void renewDays();
    void waitForMidnight();

    TranscriptModel& q;
    TranscriptRows rows;
    QTimer midnight;
    int pendingCount = 0;
    bool complete = false;
    bool newest = true;
    QString botName;
    QString customerName;
    qint64 lastN = 0;
};

TranscriptRows TranscriptModel::Private::contentOf(const QList<Message>& messages,
                                                   const QList<HistoryEntry>& history) const
{
    TranscriptRows content;
    content.reserve(size_t(messages.size() + history.size()));
    for (const auto& message : messages)
        content.push_back(messageRow(message));
    for (const auto& entry : history)
        if (auto row = noticeRow(entry, botName))
            content.push_back(std::move(*row));
    return content;
}

/// Puts @p fresh where it belongs: nearly always at one end, so that is where the looking begins and the
/// arranging ends.
void TranscriptModel::Private::add(TranscriptRows fresh)
{
    if (fresh.empty())
        return;
    const auto [least, most] = std::minmax_element(fresh.begin(), fresh.end(), standsBefore);
    const auto isBefore = [&, low = *least](int row) {
        return isContent(rows[size_t(row)]) && standsBefore(rows[size_t(row)], low);
    };
    const auto isBehind = [&, high = *most](int row) {
        return isContent(rows[size_t(row)]) && standsBefore(high, rows[size_t(row)]);
    };
    int first = pendingStart();
    while (first > 0 && !isBefore(first - 1))
        --first;
    int last = first;
    while (last < pendingStart() && !isBehind(last))
        ++last;
    // The first one behind may lose its date line, or no longer need its author's name.
    if (last < pendingStart())
        ++last;
    TranscriptRows content;
    std::copy_if(rows.begin() + first, rows.begin() + last, std::back_inserter(content), isContent);
    content.insert(content.end(), fresh.begin(), fresh.end());
    const Row* previous = first > 0 ? &rows[size_t(first - 1)] : nullptr;
    replace(first, last, arranged(std::move(content), previous));
}

/// Rows [first, last) become @p now; what looks the same at both ends stays untouched. A row that changes
/// goes and comes back, since its height changes, too.
void TranscriptModel::Private::replace(int first, int last, const TranscriptRows& now)
{
    auto begin = now.begin();
    auto end = now.end();
    while (first < last && begin != end && looksTheSame(rows[size_t(last - 1)], *(end - 1))) {
        --last;
        --end;
    }
    // What comes before everything begins with row 0, date line included: views keep what is read in place.
    const bool isPrepended = first == 0 && last < int(rows.size()) && end - begin > last - first;
    while (!isPrepended && first < last && begin != end && looksTheSame(rows[size_t(first)], *begin)) {
        ++first;
        ++begin;
    }
    if (first < last) {
        q.beginRemoveRows({}, first, last - 1);
        rows.erase(rows.begin() + first, rows.begin() + last);
        q.endRemoveRows();
    }
    if (begin != end) {
        q.beginInsertRows({}, first, first + int(end - begin) - 1);
        rows.insert(rows.begin() + first, begin, end);
        q.endInsertRows();
    }
}

/// "Today" is yesterday tomorrow.
void TranscriptModel::Private::renewDays()
{
    for (int row = 0; row < int(rows.size()); ++row) {
        auto& one = rows[size_t(row)];
        if (one.kind != Kind::Date || one.text == dayText(one.message.at))
            continue;
        one.text = dayText(one.message.at);
        Q_EMIT q.dataChanged(q.index(row), q.index(row));
    }
    waitForMidnight();
}

void TranscriptModel::Private::waitForMidnight()
{
    const auto now = QDateTime::currentDateTime();
    const auto next = now.date().addDays(1).startOfDay();
    midnight.start(int(std::max<qint64>(1'000, now.msecsTo(next) + 1)));
}

TranscriptModel::TranscriptModel(QObject* parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this))
{
    d->midnight.setSingleShot(true);
    connect(&d->midnight, &QTimer::timeout, this, [this] { d->renewDays(); });
    d->waitForMidnight();
}

TranscriptModel::~TranscriptModel() = default;

int TranscriptModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant TranscriptModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        role != Qt::DisplayRole)
        return {};
    const auto& row = at(index.row());
    return wordsOf(row);
}

void TranscriptModel::clear()
{
    beginResetModel();
    d->rows.clear();
    d->pendingCount = 0;
    d->complete = false;
    d->newest = true;
    d->lastN = 0;
    endResetModel();
}

void TranscriptModel::setNames(const QString& bot, const QString& customer)
{
    d->botName = bot;
    d->customerName = customer;
}

QString TranscriptModel::authorOf(int row) const
{
    const auto& one = at(row);
    return within(one.kind == Kind::Note ? one.note.author.name
                                         : authorName(one.message.author, d->customerName));
}

void TranscriptModel::reset(const QList<Message>& messages, const QList<HistoryEntry>& history, bool complete,
                            bool newest)
{
    beginResetModel();
    const TranscriptRows pending(d->rows.end() - d->pendingCount, d->rows.end());
    d->rows = arranged(d->contentOf(messages, history), nullptr);
    d->rows.insert(d->rows.end(), pending.begin(), pending.end());
    d->complete = complete;
    d->newest = newest;
    d->lastN = messages.isEmpty() ? 0 : messages.last().n;
    endResetModel();
}

void TranscriptModel::append(const QList<Message>& messages)
{
    for (const auto& message : messages)
        d->lastN = std::max(d->lastN, message.n);
    d->add(d->contentOf(messages, {}));
}

void TranscriptModel::appendLater(const QList<Message>& messages, const QList<HistoryEntry>& history,
                                  bool newest)
{
    if (!messages.isEmpty())
        d->lastN = std::max(d->lastN, messages.last().n);
    d->add(d->contentOf(messages, history));
    d->newest = newest;
}

void TranscriptModel::append(const HistoryEntry& entry) { d->add(d->contentOf({}, {entry})); }

void TranscriptModel::prepend(const QList<Message>& messages, const QList<HistoryEntry>& history,
                              bool complete)
{
    d->complete = complete;
    if (!messages.isEmpty())
        d->lastN = std::max(d->lastN, messages.last().n);
    d->add(d->contentOf(messages, history));
}

void TranscriptModel::change(const QList<Message>& messages)
{
    for (const auto& message : messages) {
        for (int row = d->pendingStart() - 1; row >= 0; --row) {
            auto& one = d->rows[size_t(row)];
            if (isContent(one) && one.message.n < message.n)
                break;
            if (one.kind != Kind::Message || one.message.n != message.n || one.message == message)
                continue;
            one.message = message;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void TranscriptModel::setNotes(const QList<Note>& notes)
{
    QHash<NoteId, Note> fresh;
    for (const auto& note : notes)
        fresh.insert(note.id, note);
    for (int row = d->pendingStart() - 1; row >= 0; --row) {
        auto& one = d->rows[size_t(row)];
        if (one.kind != Kind::Note)
            continue;
        if (!fresh.contains(one.note.id)) {
            d->replace(row, row + 1, {});
            continue;
        }
        const auto note = fresh.take(one.note.id);
        if (one.note == note)
            continue;
        one.note = note;
        Q_EMIT dataChanged(index(row), index(row));
    }
    TranscriptRows rows;
    for (const auto& note : notes)
        if (fresh.contains(note.id))
            rows.push_back(noteRow(note));
    d->add(std::move(rows));
}

void TranscriptModel::setPending(const QList<client::PendingReply>& pending)
{
    TranscriptRows now;
    now.reserve(size_t(pending.size()));
    for (const auto& one : pending)
        now.push_back(pendingRow(one));
    d->replace(d->pendingStart(), int(d->rows.size()), now);
    d->pendingCount = int(now.size());
}

const TranscriptModel::Row& TranscriptModel::at(int row) const { return d->rows[size_t(row)]; }
QString TranscriptModel::keyOf(int row) const
{
    const auto& one = at(row);
    return one.kind == Kind::Pending ? one.pending.commandId.toString()
           : one.kind == Kind::Note  ? one.note.id.toString()
                                     : one.message.id.toString();
}

bool TranscriptModel::isComplete() const { return d->complete; }
bool TranscriptModel::hasNewest() const { return d->newest; }
qint64 TranscriptModel::lastN() const { return d->lastN; }

} // namespace baton::models
