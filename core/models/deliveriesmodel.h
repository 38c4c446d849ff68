// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"

#include <QAbstractTableModel>

namespace baton::models {

/// Who was told of what, the newest first: pages from the relay as one scrolls. What is there is compared
/// with a fresh first page and changed only where it differs, so that nothing jumps under the pointer. UI
/// thread.
class DeliveriesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Who, Device, Form, State, Columns };

    struct Filter
    {
        std::optional<QString> state;
        std::optional<QString> kind;
        std::optional<MemberId> member;

        bool operator==(const Filter&) const = default;
    };

    explicit DeliveriesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    const protocol::Delivery& at(int row) const { return m_rows.at(row); }
    const Filter& filter() const { return m_filter; }
    bool isLoading() const { return m_isAsking && m_rows.isEmpty(); }

    /// The relay looks through a bounded part of what it has at a time. With a filter that hardly anything
    /// matches the model asks on by itself a few times, and then waits for somebody to say that it is worth
    /// it.
    bool canLookFurther() const { return m_next && !m_isAsking && m_isShort; }
    void lookFurther();

    /// Asks anew; what is shown stays until the answer comes.
    void setFilter(const Filter& filter);
    /// Asks once more from the top, unless an answer is still awaited, and with a filter as far down as was
    /// looked before. What lies beyond is dropped: what it says may be old.
    void refresh();
    void clear();

    /// What came for the pageWanted() with this ticket; an older one is dropped.
    void addPage(quint64 ticket, const protocol::DeliveriesResult& page);
    void fail(quint64 ticket);

Q_SIGNALS:
    void pageWanted(quint64 ticket, const baton::protocol::DeliveriesParams& params);
    void loadingChanged();

private:
    void ask(const std::optional<QString>& cursor);
    void gather(const protocol::DeliveriesResult& page, bool goesOn);
    void endGathering();
    void merge(const QList<protocol::Delivery>& page, bool isWhole);
    void removeAllBut(const QList<protocol::Delivery>& page, const protocol::Delivery* oldest = nullptr);
    void append(const QList<protocol::Delivery>& page);

    QList<protocol::Delivery> m_rows;
    Filter m_filter;
    std::optional<QString> m_next;
    quint64 m_ticket = 0;
    QList<protocol::Delivery> m_gathered; ///< from the top, as far as has come
    int m_pages = 0;                      ///< that have come since the top
    int m_depth = 0;                      ///< how many may be asked for without being told to
    bool m_isAsking = false;
    bool m_isGathering = false;
    bool m_isShort = false;    ///< they did not fill a page
    bool m_isOutdated = false; ///< what is shown is of an earlier filter
};

} // namespace baton::models
