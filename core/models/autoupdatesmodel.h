// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/newestfirst.h"
#include "core/protocol/wire/autoupdates.h"

#include <QAbstractTableModel>

namespace baton::models {

/// A bot's entries of one moment go by their number.
struct MadeAt
{
    static std::pair<qint64, qint64> of(const AutoUpdate& entry) { return {entry.at.ms, entry.n}; }
};

/// What bots changed about themselves, the newest first, as far as it matches a filter: pages from the relay
/// as one scrolls, and what happens meanwhile. UI thread.
class AutoUpdatesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Kind, What, Why, Review, Columns };

    struct Filter
    {
        std::optional<BotId> bot;
        std::optional<QString> kind;
        std::optional<Instant> from;
        std::optional<Instant> to;
        bool onlyUnreviewed = false;
        QString text;

        bool operator==(const Filter&) const = default;
    };

    explicit AutoUpdatesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    const AutoUpdate& at(int row) const { return m_rows.at(row); }
    int rowOf(const AutoUpdateId& id) const { return m_rows.rowOf(id); }
    const Filter& filter() const { return m_filter; }
    /// The filter as the relay takes it, without a cursor.
    static protocol::AutoUpdatesParams paramsOf(const Filter& filter);
    qint64 unreviewed() const { return m_unreviewed; }
    bool isLoading() const { return m_isAsking && m_rows.size() == 0; }

    // Each asks for a first page; what is shown stays until it comes.
    void setFilter(const Filter& filter);
    void reload();
    void clear();

    /// What came for the pageWanted() with this ticket; an older one is dropped.
    void addPage(quint64 ticket, const protocol::AutoUpdatesResult& page);
    void fail(quint64 ticket);
    /// What was just recorded or reviewed. A reviewed entry stays where it is, also in a list of unreviewed
    /// ones: nothing moves away under the pointer.
    void upsert(const AutoUpdate& entry);

Q_SIGNALS:
    void pageWanted(quint64 ticket, const baton::protocol::AutoUpdatesParams& params);
    void unreviewedChanged();
    void loadingChanged();

private:
    void ask(const std::optional<QString>& cursor);
    bool belongs(const AutoUpdate& entry) const;
    void place(const AutoUpdate& entry);
    void setUnreviewed(qint64 count);

    NewestFirst<AutoUpdate, MadeAt> m_rows;
    Filter m_filter;
    qint64 m_unreviewed = 0;
    std::optional<QString> m_next;
    quint64 m_ticket = 0;
    bool m_isAsking = false;
    bool m_isAskingFirst = false;
};

} // namespace baton::models
