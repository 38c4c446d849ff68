#include "core/models/transcriptmodel.h"

#include "core/models/historytext.h"

#include <QDateTime>
#include <QLocale>
#include <vector>

namespace baton::models {

namespace {

constexpr qint64 closeMs = 2 * 60 * 1000; ///< messages this near to each other share one author line

QDate dayOf(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).date(); }

QString dayText(QDate day)
{
    const auto today = QDate::currentDate();
    if (day == today)
        return TranscriptModel::tr("Today");
    if (day == today.addDays(-1))
        return TranscriptModel::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

} // namespace

class TranscriptModel::Private
{
public:
    /// The rows of messages and history in their order, with date lines, following @p previous.
    std::vector<Row> compose(const QList<Message>& messages, const QList<HistoryEntry>& history,
                             const Row* previous) const;
    void addDate(std::vector<Row>& into, Instant at, QDate* day) const;
    int pendingStart() const { return int(rows.size()) - pendingCount; }

    std::vector<Row> rows;
    int pendingCount = 0;
    bool complete = false;
    QString botName;
    qint64 lastN = 0;
};

void TranscriptModel::Private::addDate(std::vector<Row>& into, Instant at, QDate* day) const
{
    const auto next = dayOf(at);
    if (next == *day)
        return;
    *day = next;
    Row row;
    row.kind = Kind::Date;
    row.message.at = at;
    row.text = dayText(next);
    into.push_back(std::move(row));
}

std::vector<TranscriptModel::Row> TranscriptModel::Private::compose(const QList<Message>& messages,
                                                                    const QList<HistoryEntry>& history,
                                                                    const Row* previous) const
{
    std::vector<Row> made;
    auto day = previous ? dayOf(previous->message.at) : QDate();
    auto entry = history.begin();
    const auto addHistory = [&](qint64 before) {
        for (; entry != history.end() && entry->afterN < before; ++entry) {
            const auto text = historyText(*entry, botName);
            if (text.isEmpty())
                continue;
            addDate(made, entry->at, &day);
            Row row;
            row.kind = Kind::Notice;
            row.text = text;
            row.message.at = entry->at;
            row.message.n = entry->afterN;
            made.push_back(std::move(row));
        }
    };
    for (const auto& message : messages) {
        addHistory(message.n);
        addDate(made, message.at, &day);
        const Row* above = made.empty() ? previous : &made.back();
        Row row;
        row.message = message;
        row.showsAuthor =
            !(above && above->kind == Kind::Message && above->message.author == message.author &&
              message.at.ms - above->message.at.ms < closeMs);
        made.push_back(std::move(row));
    }
    addHistory(std::numeric_limits<qint64>::max());
    return made;
}

TranscriptModel::TranscriptModel(QObject* parent) : QAbstractListModel(parent), d(std::make_unique<Private>())
{}

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
    switch (row.kind) {
    case Kind::Date:
    case Kind::Notice:
        return row.text;
    case Kind::Message:
        return row.message.text;
    case Kind::Pending:
        return row.pending.text;
    }
    return {};
}

void TranscriptModel::clear()
{
    beginResetModel();
    d->rows.clear();
    d->pendingCount = 0;
    d->complete = false;
    d->lastN = 0;
    endResetModel();
}

void TranscriptModel::setBotName(const QString& name) { d->botName = name; }

void TranscriptModel::reset(const QList<Message>& messages, const QList<HistoryEntry>& history, bool complete)
{
    beginResetModel();
    std::vector<Row> pending(d->rows.end() - d->pendingCount, d->rows.end());
    d->rows = d->compose(messages, history, nullptr);
    d->rows.insert(d->rows.end(), pending.begin(), pending.end());
    d->complete = complete;
    d->lastN = messages.isEmpty() ? 0 : messages.last().n;
    endResetModel();
}

void TranscriptModel::append(const QList<Message>& messages)
{
    QList<Message> fresh;
    for (const auto& message : messages) {
        if (message.n > d->lastN) {
            fresh.append(message);
            d->lastN = message.n;
        }
    }
    if (fresh.isEmpty())
        return;
    const int at = d->pendingStart();
    const auto made = d->compose(fresh, {}, at > 0 ? &d->rows[size_t(at - 1)] : nullptr);
    beginInsertRows({}, at, at + int(made.size()) - 1);
    d->rows.insert(d->rows.begin() + at, made.begin(), made.end());
    endInsertRows();
}

void TranscriptModel::append(const HistoryEntry& entry)
{
    const int at = d->pendingStart();
    const auto made = d->compose({}, {entry}, at > 0 ? &d->rows[size_t(at - 1)] : nullptr);
    if (made.empty())
        return;
    beginInsertRows({}, at, at + int(made.size()) - 1);
    d->rows.insert(d->rows.begin() + at, made.begin(), made.end());
    endInsertRows();
}

void TranscriptModel::prepend(const QList<Message>& messages, const QList<HistoryEntry>& history,
                              bool complete)
{
    d->complete = complete;
    const auto made = d->compose(messages, history, nullptr);
    if (made.empty())
        return;
    // The day that the old top began may have begun earlier.
    const auto& last = made.back();
    if (!d->rows.empty() && d->rows.front().kind == Kind::Date &&
        dayOf(d->rows.front().message.at) == dayOf(last.message.at)) {
        beginRemoveRows({}, 0, 0);
        d->rows.erase(d->rows.begin());
        endRemoveRows();
    }
    beginInsertRows({}, 0, int(made.size()) - 1);
    d->rows.insert(d->rows.begin(), made.begin(), made.end());
    endInsertRows();
}

void TranscriptModel::setPending(const QList<client::PendingReply>& pending)
{
    const int at = d->pendingStart();
    if (d->pendingCount > 0) {
        beginRemoveRows({}, at, int(d->rows.size()) - 1);
        d->rows.resize(size_t(at));
        d->pendingCount = 0;
        endRemoveRows();
    }
    if (pending.isEmpty())
        return;
    beginInsertRows({}, at, at + int(pending.size()) - 1);
    for (const auto& one : pending) {
        Row row;
        row.kind = Kind::Pending;
        row.pending = one;
        row.message.at = one.writtenAt;
        row.message.text = one.text;
        d->rows.push_back(std::move(row));
    }
    d->pendingCount = int(pending.size());
    endInsertRows();
}

const TranscriptModel::Row& TranscriptModel::at(int row) const { return d->rows[size_t(row)]; }
bool TranscriptModel::isComplete() const { return d->complete; }
qint64 TranscriptModel::lastN() const { return d->lastN; }

} // namespace baton::models
