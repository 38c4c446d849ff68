// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/sessionvalues.h"
#include "core/models/runfeedmodel.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace baton::ui {

class CardList;
class EmptyWord;
class LinkPill;
class SearchField;
class TabRow;

/// The left column of the workflows: Feed, Running, Stuck and Failed with their counts, search, the list.
/// Passive: takes a model, says what the agent wants.
class RunsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RunsPanel(models::RunFeedModel& model, QWidget* parent = nullptr);

    void setLink(const client::LinkStatus& status);
    void select(const RunId& id);
    void focusSearch();
    void showView(models::RunFeedModel::View view);
    /// Why nothing could be read; empty when it could.
    void setProblem(const QString& text);

Q_SIGNALS:
    void selected(const baton::RunId& id);
    void subscriptionsRequested();

private:
    void buildTop(QVBoxLayout* column);
    void buildTabs(QVBoxLayout* column);
    void buildList(QVBoxLayout* column);
    void refreshTabs();
    void refreshEmpty();
    void currentChanged();

    models::RunFeedModel& m_model;
    LinkPill* m_link = nullptr;
    SearchField* m_search = nullptr;
    CardList* m_list = nullptr;
    EmptyWord* m_empty = nullptr;
    TabRow* m_tabs = nullptr;
    QTimer m_searchPause;
    QTimer m_seconds;
    RunId m_selected;
    QString m_problem;
    bool m_isSelecting = false;
};

} // namespace baton::ui
