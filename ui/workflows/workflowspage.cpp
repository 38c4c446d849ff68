// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/workflowspage.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace baton::ui {

namespace {
constexpr int feedWidth = 430;
constexpr double feedPart = 0.42; ///< at most, where the window is narrow
} // namespace

WorkflowsPage::WorkflowsPage(QWidget* parent)
    : QWidget(parent)
    , m_runs(new RunsPanel(m_feed))
    , m_detail(new RunDetail)
    , m_columns(new QSplitter(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_runs);
    m_columns->addWidget(m_detail);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    connect(m_columns, &QSplitter::splitterMoved, this, [this] { m_isPlaced = true; });
    row->addWidget(m_columns);
}

void WorkflowsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_isPlaced)
        return;
    const int feed = std::min(feedWidth, int(width() * feedPart));
    m_columns->setSizes({feed, width() - feed});
}

} // namespace baton::ui
