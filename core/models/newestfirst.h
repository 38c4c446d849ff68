// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <algorithm>
#include <memory>
#include <utility>

namespace baton::models {

/// Rows in the order of a time (or whatever else Time::of() gives) and an id, the newest first, found by id.
/// Rows are shared, so that making room among 100,000 moves pointers only. @p Row has `id`.
template <typename Row, typename Time>
class NewestFirst
{
public:
    using Id = decltype(Row::id);
    using Moment = decltype(Time::of(std::declval<const Row&>()));

    int size() const { return int(m_rows.size()); }
    const Row& at(int row) const { return *m_rows.at(row); }

    /// -1 when it is not there.
    int rowOf(const Id& id) const
    {
        const auto time = m_times.constFind(id);
        return time == m_times.constEnd() ? -1 : placeOf(*time, id);
    }
    /// Where a row of this time and id belongs.
    int placeOf(const Moment& time, const Id& id) const
    {
        const auto before = [](const std::shared_ptr<const Row>& row, const std::pair<Moment, Id>& key) {
            const auto own = Time::of(*row);
            return own != key.first ? own > key.first : key.second < row->id;
        };
        return int(std::lower_bound(m_rows.begin(), m_rows.end(), std::pair(time, id), before) -
                   m_rows.begin());
    }
    void insert(int row, Row value)
    {
        m_times.insert(value.id, Time::of(value));
        m_rows.insert(row, std::make_shared<const Row>(std::move(value)));
    }
    /// In its place; its time must not change by it.
    void replace(int row, Row value) { m_rows[row] = std::make_shared<const Row>(std::move(value)); }
    void remove(int row)
    {
        m_times.remove(m_rows.at(row)->id);
        m_rows.removeAt(row);
    }
    void clear()
    {
        m_rows.clear();
        m_times.clear();
    }

private:
    QList<std::shared_ptr<const Row>> m_rows;
    QHash<Id, Moment> m_times;
};

} // namespace baton::models
