#pragma once

#include "core/protocol/deliveries.h"

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

    /// Asks anew; what is shown stays until the answer comes.
    void setFilter(const Filter& filter);
    /// Asks for the first page once more, unless an answer is still awaited. Pages after it are dropped: what
    /// they say may be old.
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
    void merge(const QList<protocol::Delivery>& page, bool isWhole);
    void removeAllBut(const QList<protocol::Delivery>& page, qint64 from = 0);
    void append(const QList<protocol::Delivery>& page);

    QList<protocol::Delivery> m_rows;
    Filter m_filter;
    std::optional<QString> m_next;
    quint64 m_ticket = 0;
    int m_shortPages = 0; ///< asked for in a row, since what came was not enough
    bool m_isAsking = false;
    bool m_isAskingFirst = false;
    bool m_isOutdated = false; ///< what is shown is of an earlier filter
};

} // namespace baton::models
