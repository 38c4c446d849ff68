// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/autoupdatesmodel.h"

#include "core/models/activitytext.h"
#include "core/models/clocktext.h"
#include "core/models/columnheader.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"

#include <QDateTime>
#include <QLocale>

namespace baton::models {

namespace {

constexpr qint64 entriesOfAPage = 200;

QString whenText(Instant at)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(at.ms);
    if (when.date() == QDate::currentDate())
        return clockText(at);
    return QLocale().toString(when.date(), when.date().year() == QDate::currentDate().year()
                                               ? QStringLiteral("d MMM")
                                               : QStringLiteral("d MMM yyyy"));
}

} // namespace

int AutoUpdatesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant AutoUpdatesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = at(index.row());
    if (role == Qt::ToolTipRole)
        return index.column() == When ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.at.ms))
                                      : data(index, Qt::DisplayRole);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return whenText(entry.at);
    case Kind:
        return autoUpdateKindText(entry.kind);
    case What:
        return tr("%1: %2").arg(within(entry.bot.name), within(entry.summary));
    case Why:
        return sideBySide(
            {within(entry.cause.value_or(QString())), within(entry.source.value_or(QString()))});
    default:
        return entry.reviewedBy ? tr("reviewed by %1").arg(within(entry.reviewedBy->name)) : tr("Review");
    }
}

QVariant AutoUpdatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader({tr("When"), tr("Kind"), tr("What changed"), tr("Why / source"), tr("Review")},
                        section, orientation, role);
}

protocol::AutoUpdatesParams AutoUpdatesModel::paramsOf(const Filter& filter)
{
    protocol::AutoUpdatesParams params;
    params.bot = filter.bot;
    params.kind = filter.kind;
    params.from = filter.from;
    params.to = filter.to;
    if (filter.onlyUnreviewed)
        params.reviewed = false;
    if (!filter.text.isEmpty())
        params.query = filter.text;
    return params;
}

void AutoUpdatesModel::ask(const std::optional<QString>& cursor)
{
    auto params = paramsOf(m_filter);
    params.limit = entriesOfAPage;
    params.cursor = cursor;
    const auto ticket = beginAsking(cursor);
    Q_EMIT loadingChanged();
    Q_EMIT pageWanted(ticket, params);
}

void AutoUpdatesModel::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

void AutoUpdatesModel::clear()
{
    forgetRows();
    setUnreviewed(0);
}

void AutoUpdatesModel::addPage(quint64 ticket, const protocol::AutoUpdatesResult& page)
{
    if (!endAsking(ticket))
        return;
    showPage(page.items, page.next);
    setUnreviewed(page.unreviewed);
    Q_EMIT loadingChanged();
}

void AutoUpdatesModel::fail(quint64 ticket)
{
    if (endAsking(ticket))
        Q_EMIT loadingChanged();
}

bool AutoUpdatesModel::belongs(const AutoUpdate& entry) const
{
    const auto& f = m_filter;
    if ((f.bot && *f.bot != entry.bot.id) || (f.kind && *f.kind != entry.kind) ||
        (f.from && entry.at < *f.from) || (f.to && *f.to < entry.at) ||
        (f.onlyUnreviewed && entry.reviewedAt))
        return false;
    const auto words =
        QStringList{entry.summary, entry.source.value_or(QString()), entry.cause.value_or(QString())}.join(
            u'\n');
    const auto terms = f.text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(terms.begin(), terms.end(),
                       [&](const QString& term) { return words.contains(term, Qt::CaseInsensitive); });
}

void AutoUpdatesModel::upsert(const AutoUpdate& entry)
{
    const int row = m_rows.rowOf(entry.id);
    const bool wasReviewed = row >= 0 && at(row).reviewedAt;
    if (row >= 0) {
        m_rows.replace(row, entry);
        Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    } else if (belongs(entry)) {
        place(entry);
    }
    if (!entry.reviewedAt && row < 0)
        setUnreviewed(m_unreviewed + 1);
    else if (entry.reviewedAt && !wasReviewed)
        setUnreviewed(std::max<qint64>(0, m_unreviewed - 1));
}

void AutoUpdatesModel::setUnreviewed(qint64 count)
{
    if (std::exchange(m_unreviewed, count) != count)
        Q_EMIT unreviewedChanged();
}

} // namespace baton::models
