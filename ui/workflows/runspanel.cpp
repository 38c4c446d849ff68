// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/runspanel.h"

#include "ui/parts/cardlist.h"
#include "ui/parts/emptyword.h"
#include "ui/parts/linkpill.h"
#include "ui/parts/pagetitle.h"
#include "ui/parts/searchfield.h"
#include "ui/parts/tabrow.h"
#include "ui/workflows/runcard.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int typingPauseMs = 150;
constexpr int inset = 16;

} // namespace

RunsPanel::RunsPanel(models::RunFeedModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("surface"));
    setMinimumWidth(310);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    buildTop(column);
    buildTabs(column);
    buildList(column);
    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(typingPauseMs);
    connect(&m_searchPause, &QTimer::timeout, this, [this] { m_model.setSearch(m_search->text()); });
    connect(&m_model, &models::RunFeedModel::countsChanged, this, &RunsPanel::refreshTabs);
    connect(&m_model, &models::RunFeedModel::loadingChanged, this, &RunsPanel::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        select(m_selected);
        refreshEmpty();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RunsPanel::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &RunsPanel::refreshEmpty);
    // Times go on; only what is on screen is painted again.
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_list->viewport()->update();
    });
    m_seconds.start(1'000);
    refreshTabs();
    refreshEmpty();
}

void RunsPanel::buildTop(QVBoxLayout* column)
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(inset, 0, inset, 0);
    m_link = new LinkPill(this);
    auto* subscriptions = new QPushButton(tr("Subscriptions…"), this);
    subscriptions->setToolTip(tr("Choose what you are told of"));
    connect(subscriptions, &QPushButton::clicked, this, &RunsPanel::subscriptionsRequested);
    top->addWidget(new PageTitle(tr("Workflows"), this));
    top->addStretch();
    top->addWidget(m_link);
    top->addWidget(subscriptions);
    column->addLayout(top);

    m_search = new SearchField(QStringLiteral("runSearch"), tr("Search workflow, subject or run"),
                               tr("Search workflow, subject or run (Ctrl+F)"), this);
    connect(m_search, &SearchField::textChanged, &m_searchPause, qOverload<>(&QTimer::start));
    auto* field = new QHBoxLayout;
    field->setContentsMargins(inset, 0, inset, 0);
    field->addWidget(m_search);
    column->addLayout(field);
}

void RunsPanel::buildTabs(QVBoxLayout* column)
{
    m_tabs = new TabRow({QStringLiteral("feedTab"), QStringLiteral("runningTab"), QStringLiteral("stuckTab"),
                         QStringLiteral("failedTab")},
                        inset, this);
    connect(m_tabs, &TabRow::chosen, this, [this](int tab) { showView(models::RunFeedModel::View(tab)); });
    column->addWidget(m_tabs);
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);
}

void RunsPanel::buildList(QVBoxLayout* column)
{
    m_list = new CardList(this);
    m_list->setObjectName(QStringLiteral("runs"));
    m_list->setAccessibleName(tr("Workflow runs"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RunCard(m_model, m_list));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunsPanel::currentChanged);
    m_empty = new EmptyWord(*m_list);
    m_search->leadTo(*m_list);
    column->addWidget(m_list, 1);
}

void RunsPanel::refreshTabs()
{
    const auto& counts = m_model.counts();
    const QString names[]{tr("Feed"), tr("Running"), tr("Stuck"), tr("Failed")};
    const qint64 held[]{0, counts.running, counts.stuck, counts.failed};
    m_tabs->setText(0, names[0]);
    for (int i = 1; i < m_tabs->count(); ++i) {
        m_tabs->setText(i, QStringLiteral("%1  %2").arg(names[i], QLocale().toString(held[i])),
                        tr("%1, %Ln run(s)", nullptr, int(held[i])).arg(names[i]));
    }
}

void RunsPanel::refreshEmpty()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (m_model.isLoading())
        m_empty->setText(tr("Asking the relay…"));
    else if (!m_problem.isEmpty())
        m_empty->setText(m_problem);
    else if (!m_model.search().isEmpty())
        m_empty->setText(tr("Nothing found for “%1”.").arg(m_model.search()));
    else if (m_model.view() == models::RunFeedModel::View::Stuck)
        m_empty->setText(tr("No workflow is stuck."));
    else if (m_model.view() == models::RunFeedModel::View::Failed)
        m_empty->setText(tr("No workflow has failed."));
    else if (m_model.view() == models::RunFeedModel::View::Running)
        m_empty->setText(tr("No workflow is running."));
    else
        m_empty->setText(tr("No workflow has run yet.\nRuns appear here when a bot platform tells of them."));
}

void RunsPanel::setLink(const client::LinkStatus& status) { m_link->setStatus(status); }

void RunsPanel::setProblem(const QString& text)
{
    m_problem = text;
    refreshEmpty();
}

void RunsPanel::select(const RunId& id)
{
    m_selected = id;
    m_isSelecting = true;
    const int row = m_model.rowOf(id);
    if (row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
    else
        m_list->selectionModel()->clear();
    m_isSelecting = false;
}

void RunsPanel::currentChanged()
{
    const auto index = m_list->currentIndex();
    if (m_isSelecting || !index.isValid())
        return;
    const auto& id = m_model.at(index.row()).id;
    if (id == m_selected)
        return;
    m_selected = id;
    Q_EMIT selected(m_selected);
}

void RunsPanel::showView(models::RunFeedModel::View view)
{
    m_tabs->setCurrent(int(view));
    m_model.setView(view);
    refreshEmpty();
}

void RunsPanel::focusSearch() { m_search->begin(); }

} // namespace baton::ui
