// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/stepsmodel.h"
#include "core/protocol/agent/workflowreads.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QVBoxLayout;

namespace baton::ui {

class ElidedLabel;
class Pill;
class SelectableText;

/// One run: its state, its steps with their times against the average, the link to it. Passive. UI thread.
class RunDetail : public QWidget
{
    Q_OBJECT
public:
    explicit RunDetail(QWidget* parent = nullptr);

    /// Nothing is chosen, or what was asked for cannot be shown; @p why says so.
    void showNothing(const QString& why = {});
    void showRun(const protocol::RunResult& result);
    /// What happened to the run that is shown; others are passed over.
    void update(const WorkflowRun& run);
    const RunId& shown() const { return m_run.id; }
    /// baton://run/ID
    static QString linkOf(const RunId& id);

Q_SIGNALS:
    void said(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader(QVBoxLayout* column);
    void buildTable(QVBoxLayout* column);
    void refresh();
    void showKey();

    WorkflowRun m_run;
    models::StepsModel m_steps;
    QWidget* m_body;
    QLabel* m_nothing;
    ElidedLabel* m_name = nullptr;
    Pill* m_state = nullptr;
    Pill* m_key = nullptr;
    QPushButton* m_copy = nullptr;
    SelectableText* m_sentence = nullptr;
    QTableView* m_table = nullptr;
    QTimer m_seconds;
};

} // namespace baton::ui
