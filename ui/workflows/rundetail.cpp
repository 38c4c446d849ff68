// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/rundetail.h"

#include "core/models/activitytext.h"
#include "core/models/theirwords.h"
#include "ui/parts/columnfit.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/pill.h"
#include "ui/parts/selectabletext.h"
#include "ui/workflows/stepcell.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int keyNeeds = 400;
constexpr int shortestName = 60; ///< beside its pills, in a narrow window

Tint Tokens::*toneOf(RunState state)
{
    switch (state) {
    case RunState::Finished:
        return &Tokens::good;
    case RunState::Stuck:
    case RunState::Failed:
        return &Tokens::danger;
    case RunState::Running:
        break;
    }
    return &Tokens::info;
}

QString stateOf(const WorkflowRun& run)
{
    if (run.step && run.state == RunState::Stuck)
        return RunDetail::tr("Stuck at step %L1").arg(run.step->index);
    if (run.step && run.state == RunState::Running)
        return RunDetail::tr("At step %L1").arg(run.step->index);
    return models::runStateText(run.state);
}

} // namespace

RunDetail::RunDetail(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body, 1);
    outer->addWidget(m_nothing, 1);
    m_nothing->setObjectName(QStringLiteral("muted"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(column);
    buildTable(column);
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_run.id.isEmpty())
            return;
        m_steps.tick();
        m_sentence->setText(models::runSentence(m_run, Instant::now()));
    });
    m_seconds.start(1'000);
    showNothing();
}

void RunDetail::buildHeader(QVBoxLayout* column)
{
    auto* header = new QHBoxLayout;
    header->setContentsMargins(18, 10, 18, 10);
    header->setSpacing(8);
    m_name = new ElidedLabel(m_body);
    m_name->setObjectName(QStringLiteral("title"));
    m_name->setFont(scaledFont(font(), 1.15, true));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_name->setMinimumWidth(shortestName);
    m_state = new Pill(m_body);
    m_key = new Pill(m_body);
    m_copy = new QPushButton(tr("Copy run &link"), m_body);
    m_copy->setObjectName(QStringLiteral("copyRunLink"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(linkOf(m_run.id));
        Q_EMIT said(tr("The link is in the clipboard."));
    });
    header->addWidget(m_name);
    header->addWidget(m_state);
    header->addWidget(m_key);
    header->addStretch();
    header->addWidget(m_copy);
    column->addLayout(header);
    auto* line = new QFrame(m_body);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);
    m_sentence = new SelectableText(m_body);
    m_sentence->setProperty("muted", true);
    m_sentence->setAccessibleName(tr("About this run"));
    m_sentence->setFocusPolicy(Qt::ClickFocus);
    auto* told = new QVBoxLayout;
    told->setContentsMargins(27, 14, 27, 6);
    told->addWidget(m_sentence);
    column->addLayout(told);
}

void RunDetail::buildTable(QVBoxLayout* column)
{
    m_table = new QTableView(m_body);
    m_table->setObjectName(QStringLiteral("steps"));
    m_table->setAccessibleName(tr("Steps"));
    m_table->setModel(&m_steps);
    m_table->setItemDelegate(new StepCell(m_steps, m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + 20);
    m_table->horizontalHeader()->setHighlightSections(false);
    // Its number, its name, its state, when it began, how long it took, against its average.
    new ColumnFit(*m_table, {{4}, {12, 0.5}, {18}, {10}, {10}, {8, 0.5}});
    auto* frame = new QHBoxLayout;
    frame->setContentsMargins(18, 6, 18, 6);
    frame->addWidget(m_table);
    column->addLayout(frame, 1);
}

QString RunDetail::linkOf(const RunId& id) { return QStringLiteral("baton://run/") + id.toString(); }

void RunDetail::showNothing(const QString& why)
{
    m_run = {};
    m_steps.setSteps({});
    m_body->hide();
    m_nothing->setText(why.isEmpty() ? tr("Choose a run to see its steps.") : why);
    m_nothing->show();
}

void RunDetail::showRun(const protocol::RunResult& result)
{
    m_run = result.run;
    m_steps.setSteps(result.steps);
    refresh();
    m_nothing->hide();
    m_body->show();
}

void RunDetail::update(const WorkflowRun& run)
{
    if (run.id != m_run.id || m_run.id.isEmpty())
        return;
    m_run = run;
    if (run.step)
        m_steps.upsert(*run.step);
    refresh();
}

/// In a narrow pane it would leave no room for the name.
void RunDetail::showKey()
{
    m_key->set(width() < keyNeeds ? QString() : tr("run %1").arg(models::within(m_run.run)),
               &Tokens::neutral);
}

void RunDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_run.id.isEmpty())
        showKey();
}

void RunDetail::refresh()
{
    m_name->setText(models::runName(m_run));
    m_state->set(stateOf(m_run), toneOf(m_run.state));
    showKey();
    m_sentence->setText(models::runSentence(m_run, Instant::now()));
}

} // namespace baton::ui
