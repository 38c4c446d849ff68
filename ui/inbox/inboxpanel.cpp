// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/inboxpanel.h"

#include "core/models/historytext.h"
#include "core/models/sidebyside.h"
#include "ui/inbox/conversationcard.h"
#include "ui/inbox/filtermenus.h"
#include "ui/parts/cardlist.h"
#include "ui/parts/emptyword.h"
#include "ui/parts/filterbutton.h"
#include "ui/parts/linkpill.h"
#include "ui/parts/pagetitle.h"
#include "ui/parts/searchfield.h"
#include "ui/parts/tabrow.h"
#include "ui/parts/toolbutton.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int searchPauseMs = 250;
constexpr int scrollPauseMs = 150;
constexpr int sideMargin = 20;

} // namespace

InboxPanel::InboxPanel(models::ConversationListModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("surface"));
    setMinimumWidth(260);
    // Before the list watches the model: when the open conversation leaves this view it stays open, and the
    // list must not move on to its neighbour.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                const int row = m_model.rowOf(m_selected);
                m_selecting = m_selecting || (row >= first && row <= last);
            });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    buildTop(column);
    buildTabs(column);
    buildFilters(column);
    buildList(column);
    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(searchPauseMs);
    connect(&m_searchPause, &QTimer::timeout, this, [this] { Q_EMIT searchRequested(searchText()); });
    connect(&m_model, &models::ConversationListModel::countsChanged, this, &InboxPanel::refreshTabs);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        select(m_selected);
        refreshEmpty();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &InboxPanel::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_selecting = false;
        select(m_selected);
        refreshEmpty();
    });
    // Waiting times tick; only what is on screen is painted again.
    connect(&m_seconds, &QTimer::timeout, this, [this] { m_list->viewport()->update(); });
    m_seconds.start(1'000);
    refreshTabs();
    refreshEmpty();
}

void InboxPanel::buildTop(QVBoxLayout* column)
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(sideMargin, 0, sideMargin, 0);
    m_link = new LinkPill(this);
    auto* refresh = toolButton(Icon::Refresh, tr("Refresh"), this);
    refresh->setProperty("driverName", QStringLiteral("refresh"));
    refresh->setToolTip(tr("Ask the relay for everything anew (F5)"));
    connect(refresh, &QToolButton::clicked, this, &InboxPanel::refreshRequested);
    top->addWidget(new PageTitle(tr("Inbox"), this));
    top->addStretch();
    m_filterSwitch = toolButton(Icon::Filter, tr("Filters"), this);
    m_filterSwitch->setProperty("driverName", QStringLiteral("filters"));
    m_filterSwitch->setCheckable(true);
    connect(m_filterSwitch, &QToolButton::toggled, this, &InboxPanel::showFilters);
    top->addWidget(m_link);
    top->addWidget(m_filterSwitch);
    top->addWidget(refresh);
    column->addLayout(top);

    m_search = new SearchField(QStringLiteral("search"), tr("Search messages and reasons"),
                               tr("Search messages and reasons (Ctrl+F)"), this);
    connect(m_search, &SearchField::textChanged, this, [this](const QString& text) {
        m_filter.text = text;
        applyFilter();
        m_searchPause.start();
    });
    auto* field = new QHBoxLayout;
    field->setContentsMargins(sideMargin, 0, sideMargin, 0);
    field->addWidget(m_search);
    column->addLayout(field);
}

void InboxPanel::buildTabs(QVBoxLayout* column)
{
    m_tabs = new TabRow({QStringLiteral("waitingTab"), QStringLiteral("mineTab"), QStringLiteral("allTab")},
                        sideMargin, this);
    connect(m_tabs, &TabRow::chosen, this, [this](int tab) { showView(models::View(tab)); });
    column->addWidget(m_tabs);
}

void InboxPanel::buildFilters(QVBoxLayout* column)
{
    m_filters = new QWidget(this);
    auto* row = new QHBoxLayout(m_filters);
    row->setContentsMargins(sideMargin, 0, sideMargin, 0);
    row->setSpacing(6);
    for (auto** button : {&m_botFilter, &m_channelFilter, &m_stateFilter, &m_dateFilter}) {
        *button = new FilterButton(this);
        (*button)->setFont(scaledFont(font(), 0.85));
        row->addWidget(*button);
    }
    row->addStretch();
    column->addWidget(m_filters);
    fillFilterMenus();
    showFilters();
}

/// Out of the way until they are wanted, and never while they hide anything.
void InboxPanel::showFilters()
{
    auto narrowing = m_filter;
    narrowing.text.clear();
    const bool narrows = narrowing != models::Filter();
    if (narrows)
        m_filterSwitch->setChecked(true);
    m_filters->setVisible(narrows || m_filterSwitch->isChecked());
}

void InboxPanel::buildList(QVBoxLayout* column)
{
    column->setSpacing(8);
    m_list = new CardList(this);
    m_list->setObjectName(QStringLiteral("conversations"));
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setModel(&m_model);
    m_model.setSpoken([this](const Conversation& c) {
        return ConversationCard::spoken(c, m_model.isLeaving(c.id), m_model.unread(c), Instant::now());
    });
    m_card = new ConversationCard(m_model, m_list);
    connect(m_card, &ConversationCard::claimRequested, this, &InboxPanel::claimRequested);
    m_list->setItemDelegate(m_card);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &InboxPanel::currentChanged);
    connect(m_list, &CardList::activated, this, &InboxPanel::composeRequested);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const auto* bar = m_list->verticalScrollBar();
        if (value >= bar->maximum() - 2 * bar->pageStep())
            Q_EMIT moreWanted();
        m_moved.start();
    });
    m_moved.setSingleShot(true);
    m_moved.setInterval(scrollPauseMs);
    connect(&m_moved, &QTimer::timeout, this, &InboxPanel::cardsMoved);
    connect(&m_model, &QAbstractItemModel::modelReset, &m_moved, qOverload<>(&QTimer::start));
    m_empty = new EmptyWord(*m_list);
    m_search->leadTo(*m_list);
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    auto* below = new QVBoxLayout;
    below->setSpacing(0);
    below->addWidget(line);
    below->addWidget(m_list, 1);
    column->addLayout(below, 1);
}

void InboxPanel::refreshTabs()
{
    const QString names[]{tr("Waiting"), tr("Mine"), tr("All")};
    const qint64 held[]{m_model.countOf(models::View::Waiting), m_model.countOf(models::View::Mine),
                        std::max<qint64>(m_counts.all, m_model.countOf(models::View::All))};
    for (int i = 0; i < m_tabs->count(); ++i) {
        const bool isMarked = i == int(models::View::Mine) && m_unread > 0;
        m_tabs->setMarked(i, isMarked);
        if (m_found) {
            const auto found = foundIn(models::View(i));
            const bool more = m_foundMore && models::View(i) == models::View::All;
            const auto shown = more ? tr("%L1+").arg(found) : QLocale().toString(found);
            m_tabs->setText(i, QStringLiteral("%1  %2").arg(names[i], shown),
                            tr("%1, %Ln found", nullptr, int(found)).arg(names[i]));
            continue;
        }
        auto spoken = tr("%1, %Ln conversation(s)", nullptr, int(held[i])).arg(names[i]);
        if (isMarked)
            spoken = models::sideBySide({spoken, tr("%Ln unread", nullptr, m_unread)});
        m_tabs->setText(i, QStringLiteral("%1  %2").arg(names[i], QLocale().toString(held[i])), spoken);
    }
}

void InboxPanel::refreshEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    m_empty->setVisible(empty);
    if (!empty)
        return;
    if (!m_filter.text.isEmpty())
        m_empty->setText(nothingFound());
    else if (m_filter != models::Filter())
        m_empty->setText(tr("No conversation matches these filters."));
    else if (m_model.view() == models::View::Waiting)
        m_empty->setText(tr("Nobody is waiting.\nYou will be told when somebody asks for a person."));
    else if (m_model.view() == models::View::Mine)
        m_empty->setText(tr("You hold no conversation.\nClaim one from Waiting."));
    else
        m_empty->setText(tr("No conversations yet."));
}

/// Also where it would be.
QString InboxPanel::nothingFound() const
{
    QStringList lines{tr("Nothing found for “%1”.").arg(m_filter.text)};
    const std::pair<models::View, QString> places[]{
        {models::View::Waiting, tr("%Ln in Waiting", nullptr, int(foundIn(models::View::Waiting)))},
        {models::View::Mine, tr("%Ln in Mine", nullptr, int(foundIn(models::View::Mine)))},
        {models::View::All, tr("%Ln in All", nullptr, int(foundIn(models::View::All)))}};
    for (const auto& [view, text] : places)
        if (view != m_model.view() && foundIn(view) > 0)
            lines.append(text);
    return lines.join(u'\n');
}

qint64 InboxPanel::foundIn(models::View view) const
{
    if (!m_found)
        return 0;
    const qint64 found[]{m_found->waiting, m_found->mine, m_found->all};
    // What is shown may have it in what only the console looks at, such as a name.
    const qint64 shown = view == m_model.view() ? m_model.rowCount() : 0;
    return std::max(found[int(view)], shown);
}

void InboxPanel::setFound(const std::optional<protocol::Counts>& found, bool isMore)
{
    m_found = found;
    m_foundMore = isMore;
    refreshTabs();
    refreshEmpty();
}

void InboxPanel::searchAgain()
{
    if (!searchText().isEmpty())
        m_searchPause.start();
}

void InboxPanel::applyFilter()
{
    searchAgain();
    m_model.setFilter(m_filter);
    fillFilterMenus();
    showFilters();
    refreshEmpty();
}

void InboxPanel::fillFilterMenus()
{
    const auto changed = [this](const models::Filter& filter) {
        m_filter = filter;
        applyFilter();
    };
    setBotMenu(*m_botFilter, m_filter, m_bots, changed);
    setChannelMenu(*m_channelFilter, m_filter, m_model, changed);
    setStateMenu(*m_stateFilter, m_filter, changed);
    setDateMenu(*m_dateFilter, m_filter, changed);
}

void InboxPanel::setLink(const client::LinkStatus& status) { m_link->setStatus(status); }

void InboxPanel::setCounts(const protocol::Counts& counts)
{
    m_counts = counts;
    refreshTabs();
}

void InboxPanel::setUnread(int conversations)
{
    if (std::exchange(m_unread, conversations) != conversations)
        refreshTabs();
}

void InboxPanel::setBots(const QList<BotRef>& bots)
{
    m_bots = bots;
    fillFilterMenus();
}

void InboxPanel::setMayClaim(bool may)
{
    m_card->setMayClaim(may);
    m_list->viewport()->update();
}

void InboxPanel::select(const ConversationId& id)
{
    m_selected = id;
    const int row = m_model.rowOf(id);
    m_selecting = true;
    if (row >= 0) {
        if (m_list->currentIndex().row() != row) {
            m_list->setCurrentIndex(m_model.index(row));
            m_list->scrollTo(m_model.index(row));
        }
    } else {
        m_list->selectionModel()->clear();
    }
    m_selecting = false;
}

void InboxPanel::currentChanged()
{
    if (m_selecting)
        return;
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const auto& conversation = m_model.at(index.row());
    if (conversation.id == m_selected)
        return;
    m_selected = conversation.id;
    Q_EMIT selected(m_selected);
}

void InboxPanel::showView(models::View view)
{
    m_tabs->setCurrent(int(view));
    m_model.setView(view);
    searchAgain();
    refreshTabs();
    refreshEmpty();
}

bool InboxPanel::isInView(const ConversationId& id) const
{
    const int row = m_list->isVisible() ? m_model.rowOf(id) : -1;
    return row >= 0 && m_list->viewport()->rect().contains(m_list->visualRect(m_model.index(row)).center());
}

void InboxPanel::flash(const ConversationId& id) { m_list->flash(m_model.index(m_model.rowOf(id))); }

void InboxPanel::focusSearch() { m_search->begin(); }

void InboxPanel::focusList() { m_list->setFocus(Qt::ShortcutFocusReason); }

QString InboxPanel::searchText() const { return m_search->text().trimmed(); }

} // namespace baton::ui
