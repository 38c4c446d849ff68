// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/newestfirst.h"

#include <QModelIndex>
#include <optional>

namespace baton::models {

/// A model of rows that come from the relay page by page as one scrolls, the newest first, and one by one as
/// they happen. @p Base is a Qt model; whoever derives says how a page is asked for. UI thread.
template <typename Base, typename Row, typename Time>
class NewestFirstModel : public Base
{
public:
    using Base::Base;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows.size();
    }
    bool canFetchMore(const QModelIndex& parent) const override
    {
        return !parent.isValid() && m_next && !m_isAsking;
    }
    void fetchMore(const QModelIndex& parent) override
    {
        if (canFetchMore(parent))
            ask(m_next);
    }
    const Row& at(int row) const { return m_rows.at(row); }
    int rowOf(const decltype(Row::id)& id) const { return m_rows.rowOf(id); }
    /// Waits for its first page.
    bool isLoading() const { return m_isAsking && m_rows.size() == 0; }
    /// Asks for a first page; what is shown stays until it comes.
    void reload() { ask(std::nullopt); }

protected:
    virtual void ask(const std::optional<QString>& cursor) = 0;

    /// The ticket of what is asked for now; what was asked before counts no more.
    quint64 beginAsking(const std::optional<QString>& cursor)
    {
        m_isAsking = true;
        m_isAskingFirst = !cursor;
        return ++m_ticket;
    }
    /// False when @p ticket counts no more.
    bool endAsking(quint64 ticket)
    {
        if (ticket != m_ticket)
            return false;
        m_isAsking = false;
        return true;
    }
    /// A first page takes the place of all rows, another one joins them.
    void showPage(const QList<Row>& page, const std::optional<QString>& next)
    {
        m_next = next;
        if (!m_isAskingFirst) {
            for (const auto& row : page)
                if (m_rows.rowOf(row.id) < 0)
                    place(row);
            return;
        }
        this->beginResetModel();
        m_rows.clear();
        for (const auto& row : page)
            m_rows.insert(placeOf(row), row);
        this->endResetModel();
    }
    void place(const Row& row)
    {
        const int to = placeOf(row);
        this->beginInsertRows({}, to, to);
        m_rows.insert(to, row);
        this->endInsertRows();
    }
    int placeOf(const Row& row) const { return m_rows.placeOf(Time::of(row), row.id); }
    void forgetRows()
    {
        this->beginResetModel();
        m_rows.clear();
        m_next.reset();
        m_isAsking = false;
        ++m_ticket;
        this->endResetModel();
    }

    NewestFirst<Row, Time> m_rows;

private:
    std::optional<QString> m_next;
    quint64 m_ticket = 0;
    bool m_isAsking = false;
    bool m_isAskingFirst = false;
};

} // namespace baton::models
