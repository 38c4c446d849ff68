// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/autoupdatespage.h"

#include "core/models/activitytext.h"
#include "core/models/theirwords.h"
#include "ui/autoupdates/entrycell.h"
#include "ui/autoupdates/entrydetail.h"
#include "ui/parts/choicebutton.h"
#include "ui/parts/columnfit.h"
#include "ui/parts/emptyword.h"
#include "ui/parts/linkpill.h"
#include "ui/parts/pagetitle.h"
#include "ui/parts/searchfield.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int pauseInTypingMs = 150;
constexpr int pageMargin = 18;
constexpr int cellMargin = 9;
using Column = models::AutoUpdatesModel::Column;

} // namespace

AutoUpdatesPage::AutoUpdatesPage(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableView)
    , m_cells(new EntryCell(m_model, m_table))
    , m_detail(new EntryDetail)
{
    setObjectName(QStringLiteral("surface"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    buildTop(column);
    buildFilters(column);
    buildTable();
    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    // The words of its first column stand below the title.
    auto* held = new QWidget(parts);
    auto* beside = new QHBoxLayout(held);
    beside->setContentsMargins(pageMargin - cellMargin, 0, pageMargin - cellMargin, 0);
    beside->addWidget(m_table);
    parts->addWidget(held);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({430, 300});
    column->addWidget(parts, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseInTypingMs);
    connect(&m_pause, &QTimer::timeout, this, &AutoUpdatesPage::filterChanged);
    connect(m_detail, &EntryDetail::reviewRequested, this, &AutoUpdatesPage::reviewRequested);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_hadRow = m_model.rowOf(m_detail->shown()) >= 0; });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AutoUpdatesPage::selectAgain);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AutoUpdatesPage::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &AutoUpdatesPage::refreshEmpty);
    connect(&m_model, &models::AutoUpdatesModel::loadingChanged, this, &AutoUpdatesPage::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        if (m_model.at(first.row()).id == m_detail->shown())
            m_detail->showEntry(m_model.at(first.row()));
    });
    refreshEmpty();
}

void AutoUpdatesPage::buildTop(QVBoxLayout* column)
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(pageMargin, 0, pageMargin, 0);
    m_link = new LinkPill(this);
    m_export = new QPushButton(tr("E&xport as CSV…"), this);
    m_export->setObjectName(QStringLiteral("exportCsv"));
    m_export->setToolTip(tr("Write every entry that matches the filters into a file"));
    connect(m_export, &QPushButton::clicked, this, &AutoUpdatesPage::exportRequested);
    auto* subscriptions = new QPushButton(tr("Subscriptions…"), this);
    connect(subscriptions, &QPushButton::clicked, this, &AutoUpdatesPage::subscriptionsRequested);
    top->addWidget(new PageTitle(tr("Auto-updates"), this));
    top->addStretch();
    top->addWidget(m_link);
    top->addWidget(m_export);
    top->addWidget(subscriptions);
    column->addLayout(top);
}

void AutoUpdatesPage::buildFilters(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(pageMargin, 0, pageMargin, 0);
    row->setSpacing(6);
    m_search = new SearchField(QStringLiteral("entrySearch"), tr("Search what changed, why or where from"),
                               tr("Search what changed, why or where from (Ctrl+F)"), this);
    connect(m_search, &SearchField::textChanged, &m_pause, qOverload<>(&QTimer::start));
    row->addWidget(m_search, 1);

    m_kind = new ChoiceButton(tr("Kind"), this);
    QList<ChoiceButton::Choice> kinds{{tr("any"), {}}};
    for (const auto& kind : autoUpdateKinds())
        kinds.append({models::autoUpdateKindText(kind), kind});
    m_kind->setChoices(kinds);
    m_bot = new ChoiceButton(tr("Bot"), this);
    setBots({});
    m_dates = new ChoiceButton(tr("Since"), this);
    m_dates->setChoices({{tr("ever"), {}},
                         {tr("today"), 0},
                         {tr("last 7 days"), 6},
                         {tr("last 30 days"), 29},
                         {tr("last 365 days"), 364}});
    for (auto* button : {m_kind, m_bot, m_dates}) {
        connect(button, &ChoiceButton::chosen, this, &AutoUpdatesPage::filterChanged);
        row->addWidget(button);
    }
    m_unreviewed = new FilterButton(this);
    m_unreviewed->setText(tr("Not reviewed"));
    m_unreviewed->setCheckable(true);
    m_unreviewed->setProperty("driverName", QStringLiteral("notReviewed"));
    connect(m_unreviewed, &QPushButton::toggled, this, [this](bool on) {
        m_unreviewed->setProperty("narrowing", on);
        m_unreviewed->style()->unpolish(m_unreviewed);
        m_unreviewed->style()->polish(m_unreviewed);
        filterChanged();
    });
    row->addWidget(m_unreviewed);
    column->addLayout(row);
}

void AutoUpdatesPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("entries"));
    m_table->setAccessibleName(tr("Auto-updates"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(m_cells);
    m_table->setMouseTracking(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + 22);
    m_table->horizontalHeader()->setHighlightSections(false);
    // When, its kind, what changed, why, who reviewed it.
    new ColumnFit(*m_table, {{12}, {18}, {24, 0.6}, {22, 0.25}, {16, 0.15}});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AutoUpdatesPage::showCurrent);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        const auto& entry = m_model.at(index.row());
        if (index.column() == Column::Review && !entry.reviewedAt && m_mayReview)
            Q_EMIT reviewRequested(entry.id);
    });
    m_empty = new EmptyWord(*m_table);
    m_search->leadTo(*m_table);
}

void AutoUpdatesPage::setLink(const client::LinkStatus& status) { m_link->setStatus(status); }

void AutoUpdatesPage::setBots(const QList<BotRef>& bots)
{
    QList<ChoiceButton::Choice> choices{{tr("any"), {}}};
    for (const auto& bot : bots)
        choices.append({models::oneLine(bot.name, 80), bot.id.toString()});
    m_bot->setChoices(choices);
}

void AutoUpdatesPage::setMayReview(bool may)
{
    m_mayReview = may;
    m_cells->setMayReview(may);
    m_detail->setMayReview(may);
    m_table->viewport()->update();
}

void AutoUpdatesPage::setProblem(const QString& text)
{
    m_problem = text;
    refreshEmpty();
}

void AutoUpdatesPage::setExporting(bool isExporting)
{
    m_export->setEnabled(!isExporting);
    m_export->setText(isExporting ? tr("Exporting…") : tr("E&xport as CSV…"));
}

void AutoUpdatesPage::filterChanged()
{
    models::AutoUpdatesModel::Filter filter;
    if (m_bot->value().isValid())
        filter.bot = BotId(m_bot->value().toString());
    if (m_kind->value().isValid())
        filter.kind = m_kind->value().toString();
    if (m_dates->value().isValid()) {
        const auto first = QDate::currentDate().addDays(-m_dates->value().toInt());
        filter.from = Instant{first.startOfDay().toMSecsSinceEpoch()};
    }
    filter.onlyUnreviewed = m_unreviewed->isChecked();
    filter.text = m_search->text().simplified();
    m_model.setFilter(filter);
}

void AutoUpdatesPage::showCurrent()
{
    const auto index = m_table->currentIndex();
    if (index.isValid())
        m_detail->showEntry(m_model.at(index.row()));
}

/// What is shown below is the selected row: when a filter took that away, the first of those that are left.
/// An entry that was opened from elsewhere never had one, and stays.
void AutoUpdatesPage::selectAgain()
{
    const int row = m_model.rowOf(m_detail->shown());
    if (row < 0 && !m_hadRow)
        return;
    if (m_model.rowCount() == 0)
        m_detail->showNothing();
    else
        m_table->setCurrentIndex(m_model.index(std::max(0, row), 0));
}

void AutoUpdatesPage::open(const AutoUpdate& entry)
{
    m_detail->showEntry(entry);
    const int row = m_model.rowOf(entry.id);
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row, 0));
}

void AutoUpdatesPage::focusSearch() { m_search->begin(); }

void AutoUpdatesPage::refreshEmpty()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (m_model.isLoading())
        m_empty->setText(tr("Asking the relay…"));
    else if (!m_problem.isEmpty())
        m_empty->setText(m_problem);
    else if (m_model.filter() != models::AutoUpdatesModel::Filter())
        m_empty->setText(tr("No entry matches these filters."));
    else
        m_empty->setText(tr("No bot has changed itself yet.\nWhat bots retrain, add or tune appears here."));
}

} // namespace baton::ui
