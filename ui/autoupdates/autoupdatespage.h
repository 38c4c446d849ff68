// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/sessionvalues.h"
#include "core/models/autoupdatesmodel.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace baton::ui {

class ChoiceButton;
class EmptyWord;
class EntryCell;
class EntryDetail;
class FilterButton;
class LinkPill;
class SearchField;

/// The screen of what bots changed about themselves: filters, the log, and the entry that is chosen. Passive.
/// UI thread.
class AutoUpdatesPage : public QWidget
{
    Q_OBJECT
public:
    explicit AutoUpdatesPage(QWidget* parent = nullptr);

    models::AutoUpdatesModel& model() { return m_model; }
    void setLink(const client::LinkStatus& status);
    void setBots(const QList<BotRef>& bots);
    void setMayReview(bool may);
    /// Why nothing could be read; empty when it could.
    void setProblem(const QString& text);
    /// Shows this entry, also one that the filter hides.
    void open(const AutoUpdate& entry);
    void focusSearch();
    void setExporting(bool isExporting);

Q_SIGNALS:
    void reviewRequested(const baton::AutoUpdateId& id);
    void exportRequested();
    void subscriptionsRequested();

private:
    void buildTop(QVBoxLayout* column);
    void buildFilters(QVBoxLayout* column);
    void buildTable();
    void filterChanged();
    void showCurrent();
    void selectAgain();
    void refreshEmpty();

    models::AutoUpdatesModel m_model;
    LinkPill* m_link = nullptr;
    SearchField* m_search = nullptr;
    ChoiceButton* m_kind = nullptr;
    ChoiceButton* m_bot = nullptr;
    ChoiceButton* m_dates = nullptr;
    FilterButton* m_unreviewed = nullptr;
    QPushButton* m_export = nullptr;
    QTableView* m_table;
    EntryCell* m_cells;
    EntryDetail* m_detail;
    EmptyWord* m_empty = nullptr;
    QTimer m_pause;
    QString m_problem;
    bool m_mayReview = false;
    bool m_hadRow = false; ///< what is shown below, before the list came anew
};

} // namespace baton::ui
