// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/newestfirstmodel.h"
#include "core/protocol/wire/autoupdates.h"

#include <QAbstractTableModel>

namespace baton::models {

/// A bot's entries of one moment go by their number.
struct MadeAt
{
    static std::pair<qint64, qint64> of(const AutoUpdate& entry) { return {entry.at.ms, entry.n}; }
};

using AutoUpdateRows = NewestFirstModel<QAbstractTableModel, AutoUpdate, MadeAt>;

/// What bots changed about themselves, the newest first, as far as it matches a filter: pages from the relay
/// as one scrolls, and what happens meanwhile. UI thread.
class AutoUpdatesModel : public AutoUpdateRows
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

    explicit AutoUpdatesModel(QObject* parent = nullptr) : AutoUpdateRows(parent) {}

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const Filter& filter() const { return m_filter; }
    /// The filter as the relay takes it, without a cursor.
    static protocol::AutoUpdatesParams paramsOf(const Filter& filter);
    qint64 unreviewed() const { return m_unreviewed; }

    /// Reloads, when it is another.
    void setFilter(const Filter& filter);
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
    void ask(const std::optional<QString>& cursor) override;
    bool belongs(const AutoUpdate& entry) const;
    void setUnreviewed(qint64 count);

    Filter m_filter;
    qint64 m_unreviewed = 0;
};

} // namespace baton::models
