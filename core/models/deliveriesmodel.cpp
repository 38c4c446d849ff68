// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/deliveriesmodel.h"

#include "core/models/columnheader.h"
#include "core/models/deliverytext.h"
#include "core/models/sidebyside.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

namespace baton::models {

namespace {

constexpr qint64 rowsOfAPage = 200;
constexpr int pagesByItself = 4;

using Key = std::pair<qint64, QString>;

/// One event on one device.
Key keyOf(const protocol::Delivery& delivery)
{
    return {delivery.seq, delivery.deviceId ? delivery.deviceId->toString()
                                            : delivery.member.toString() + u'\n' + delivery.device};
}

/// In the order of the list, whatever the devices.
bool isNewer(const protocol::Delivery& a, const protocol::Delivery& b)
{
    return std::pair(a.at, a.seq) > std::pair(b.at, b.seq);
}

QSet<Key> keysOf(const QList<protocol::Delivery>& rows)
{
    QSet<Key> keys;
    for (const auto& row : rows)
        keys.insert(keyOf(row));
    return keys;
}

} // namespace

int DeliveriesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}
int DeliveriesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant DeliveriesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& delivery = at(index.row());
    if (role == Qt::ToolTipRole && index.column() == When)
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(delivery.at.ms));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case When:
        return momentText(delivery.at);
    case What:
        return sideBySide({deliveryKindText(delivery.kind), deliveryTitle(delivery), deliveryRest(delivery)});
    case Who:
        if (delivery.kind == QLatin1String("webhook"))
            return delivery.botName.value_or(delivery.bot.toString());
        return delivery.memberName.value_or(tr("somebody who is gone"));
    case Device:
        return delivery.device;
    case Form:
        return deliveryFormText(delivery.form);
    default:
        return tr("%1 %2", "a state and how long it took: shown after 0.4 s")
            .arg(deliveryStateText(delivery.state), deliveryTookText(delivery, Instant::now()));
    }
}

QVariant DeliveriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader({tr("When"), tr("What"), tr("Who"), tr("Device"), tr("Form"), tr("State")}, section,
                        orientation, role);
}

bool DeliveriesModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_next && !m_isAsking && !m_isShort;
}

void DeliveriesModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

void DeliveriesModel::lookFurther()
{
    if (!canLookFurther())
        return;
    m_isShort = false;
    m_depth = m_pages + pagesByItself;
    ask(m_next);
}

void DeliveriesModel::ask(const std::optional<QString>& cursor)
{
    protocol::DeliveriesParams params;
    params.state = m_filter.state;
    params.kind = m_filter.kind;
    params.member = m_filter.member;
    params.limit = rowsOfAPage;
    params.cursor = cursor;
    m_isAsking = true;
    if (!cursor) {
        m_isGathering = true;
        m_isShort = false;
        m_gathered.clear();
        m_pages = 0;
        m_depth = std::max(m_depth, pagesByItself);
    }
    ++m_ticket;
    Q_EMIT loadingChanged();
    Q_EMIT pageWanted(m_ticket, params);
}

void DeliveriesModel::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_isOutdated = true;
    m_depth = 0;
    ask(std::nullopt);
}

void DeliveriesModel::refresh()
{
    if (!m_isAsking)
        ask(std::nullopt);
}

void DeliveriesModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_next.reset();
    m_depth = 0;
    m_isGathering = m_isAsking = m_isShort = false;
    ++m_ticket;
    endResetModel();
    Q_EMIT loadingChanged();
}

void DeliveriesModel::addPage(quint64 ticket, const protocol::DeliveriesResult& page)
{
    if (ticket != m_ticket)
        return;
    m_next = page.next;
    ++m_pages;
    const bool isFull = m_isGathering ? m_gathered.size() + page.items.size() >= rowsOfAPage
                                      : page.items.size() >= rowsOfAPage;
    const bool goesOn = m_next && !isFull && m_pages < m_depth;
    m_isShort = m_next && !isFull && !goesOn;
    if (m_isGathering)
        gather(page, goesOn);
    else
        append(page.items);
    // Not before: views ask for more as soon as they see rows.
    m_isAsking = false;
    if (goesOn)
        return ask(m_next);
    Q_EMIT loadingChanged();
}

/// What has come so far is shown at once; what is there from before stays until all has come.
void DeliveriesModel::gather(const protocol::DeliveriesResult& page, bool goesOn)
{
    m_gathered += page.items;
    const bool isAnew = std::exchange(m_isOutdated, false) || m_rows.isEmpty();
    if (m_rows.isEmpty())
        append(m_gathered);
    else
        merge(m_gathered, isAnew || !goesOn);
    if (!goesOn)
        endGathering();
}

void DeliveriesModel::endGathering()
{
    m_isGathering = false;
    m_gathered.clear();
}

void DeliveriesModel::fail(quint64 ticket)
{
    if (ticket != m_ticket)
        return;
    m_isAsking = false;
    // What came is where the next page goes on; an older rest would be there twice.
    if (m_isGathering && m_pages > 0)
        merge(m_gathered, true);
    endGathering();
    Q_EMIT loadingChanged();
}

void DeliveriesModel::append(const QList<protocol::Delivery>& page)
{
    if (page.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(page.size()) - 1);
    m_rows += page;
    endInsertRows();
}

/// Of what is newer than @p oldest.
void DeliveriesModel::removeAllBut(const QList<protocol::Delivery>& page, const protocol::Delivery* oldest)
{
    const auto stay = keysOf(page);
    for (int last = rowCount() - 1; last >= 0; --last) {
        int first = last + 1;
        while (first > 0 && (!oldest || isNewer(m_rows.at(first - 1), *oldest)) &&
               !stay.contains(keyOf(m_rows.at(first - 1))))
            --first;
        if (first > last)
            continue;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

/// Rows that stay are in the order of the page.
void DeliveriesModel::merge(const QList<protocol::Delivery>& page, bool isWhole)
{
    if (isWhole)
        removeAllBut(page);
    else if (!page.isEmpty())
        removeAllBut(page, &page.constLast());
    const auto known = keysOf(m_rows);
    int row = 0;
    for (const auto& delivery : page) {
        if (!known.contains(keyOf(delivery))) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, delivery);
            endInsertRows();
        } else {
            while (keyOf(m_rows.at(row)) != keyOf(delivery))
                ++row;
            if (m_rows.at(row) != delivery) {
                m_rows[row] = delivery;
                Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
            }
        }
        ++row;
    }
}

} // namespace baton::models
