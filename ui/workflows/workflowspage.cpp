#include "ui/workflows/workflowspage.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace baton::ui {

WorkflowsPage::WorkflowsPage(QWidget* parent)
    : QWidget(parent)
    , m_runs(new RunsPanel(m_feed))
    , m_detail(new RunDetail)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* columns = new QSplitter(this);
    columns->setHandleWidth(1);
    columns->setChildrenCollapsible(false);
    columns->addWidget(m_runs);
    columns->addWidget(m_detail);
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 1);
    columns->setSizes({430, 900});
    row->addWidget(columns);
}

} // namespace baton::ui
