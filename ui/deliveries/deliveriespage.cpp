// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/deliveries/deliveriespage.h"

#include "core/models/deliverytext.h"
#include "ui/deliveries/deliverycell.h"
#include "ui/deliveries/devicecell.h"
#include "ui/parts/choicebutton.h"
#include "ui/parts/columnfit.h"
#include "ui/parts/linkpill.h"
#include "ui/parts/pagetitle.h"
#include "ui/parts/tabrow.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int pageMargin = 18;
constexpr int cellInset = 9; ///< a cell's text stands so far within it
constexpr int refreshMs = 5'000;

/// Rows of one height, chosen as a whole.
QTableView* tableOf(QAbstractItemModel& model, QStyledItemDelegate* cells, const QFontMetrics& metrics)
{
    auto* table = new QTableView;
    cells->setParent(table);
    table->setModel(&model);
    table->setItemDelegate(cells);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(metrics.height() + 22);
    auto* header = table->horizontalHeader();
    header->setHighlightSections(false);
    return table;
}

} // namespace

DeliveriesPage::DeliveriesPage(QWidget* parent) : QWidget(parent), m_tables(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("surface"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    buildTop(column);
    buildTabs(column);
    buildFilters(column);
    buildDeliveries();
    buildDevices();
    m_tables->setContentsMargins(cellInset, 0, cellInset, 0);
    column->addWidget(m_tables, 1);
    m_further = new QPushButton(tr("Look further"), this);
    m_further->setObjectName(QStringLiteral("lookFurther"));
    m_further->setToolTip(tr("The relay has looked through the newest part of what it keeps"));
    m_further->hide();
    connect(m_further, &QPushButton::clicked, &m_deliveries, &models::DeliveriesModel::lookFurther);
    column->addWidget(m_further, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    m_empty = new QLabel(m_tables);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tables->installEventFilter(this);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] { refresh(false); });
    for (const QAbstractItemModel* model : {static_cast<const QAbstractItemModel*>(&m_deliveries),
                                            static_cast<const QAbstractItemModel*>(&m_devices)}) {
        connect(model, &QAbstractItemModel::modelReset, this, &DeliveriesPage::refreshEmpty);
        connect(model, &QAbstractItemModel::rowsInserted, this, &DeliveriesPage::refreshEmpty);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &DeliveriesPage::refreshEmpty);
    }
    connect(&m_deliveries, &models::DeliveriesModel::loadingChanged, this, &DeliveriesPage::refreshEmpty);
    showTab(0);
}

void DeliveriesPage::buildTop(QVBoxLayout* column)
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(pageMargin, 0, pageMargin, 0);
    m_link = new LinkPill(this);
    m_ask = new QPushButton(tr("Refresh"), this);
    m_ask->setObjectName(QStringLiteral("refreshDeliveries"));
    m_ask->setToolTip(tr("It refreshes by itself while you are at the top"));
    connect(m_ask, &QPushButton::clicked, this, [this] { refresh(true); });
    top->addWidget(new PageTitle(tr("Deliveries"), this));
    top->addStretch();
    top->addWidget(m_link);
    top->addWidget(m_ask);
    column->addLayout(top);
}

void DeliveriesPage::buildTabs(QVBoxLayout* column)
{
    m_tabs = new TabRow({QStringLiteral("deliveriesTab"), QStringLiteral("devicesTab")}, pageMargin, this);
    connect(m_tabs, &TabRow::chosen, this, &DeliveriesPage::showTab);
    column->addWidget(m_tabs);
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);
}

void DeliveriesPage::buildFilters(QVBoxLayout* column)
{
    m_filters = new QWidget(this);
    auto* row = new QHBoxLayout(m_filters);
    row->setContentsMargins(pageMargin, 0, pageMargin, 0);
    row->setSpacing(6);
    m_state = new ChoiceButton(tr("State"), m_filters);
    QList<ChoiceButton::Choice> states{{tr("any"), {}}};
    for (const auto& state : models::deliveryStates())
        states.append({models::deliveryStateText(state), state});
    m_state->setChoices(states);
    m_kind = new ChoiceButton(tr("Kind"), m_filters);
    QList<ChoiceButton::Choice> kinds{{tr("any"), {}}};
    for (const auto& kind :
         {QStringLiteral("escalation"), QStringLiteral("assignment"), QStringLiteral("autoupdate"),
          QStringLiteral("workflow"), QStringLiteral("webhook")})
        kinds.append({models::deliveryKindText(kind), kind});
    m_kind->setChoices(kinds);
    m_member = new ChoiceButton(tr("Who"), m_filters);
    refreshMembers();
    const char* const names[]{"stateFilter", "kindFilter", "memberFilter"};
    ChoiceButton* const buttons[]{m_state, m_kind, m_member};
    for (int i = 0; i < 3; ++i) {
        buttons[i]->setProperty("driverName", QString::fromLatin1(names[i]));
        connect(buttons[i], &ChoiceButton::chosen, this, &DeliveriesPage::filterChanged);
        row->addWidget(buttons[i]);
    }
    row->addStretch();
    m_retry = new QPushButton(tr("Send again"), m_filters);
    m_retry->setObjectName(QStringLiteral("sendAgain"));
    m_retry->setToolTip(tr("What a bot has refused lies aside until you send it again"));
    connect(m_retry, &QPushButton::clicked, this, [this] {
        const auto index = m_deliveryTable->currentIndex();
        if (index.isValid() && models::canSendAgain(m_deliveries.at(index.row())))
            Q_EMIT retryRequested(*m_deliveries.at(index.row()).id);
    });
    m_retry->hide();
    row->addWidget(m_retry);
    column->addWidget(m_filters);
}

void DeliveriesPage::buildDeliveries()
{
    const QFontMetrics metrics(font());
    m_deliveryTable = tableOf(m_deliveries, new DeliveryCell(m_deliveries), metrics);
    m_deliveryTable->setObjectName(QStringLiteral("deliveries"));
    m_deliveryTable->setAccessibleName(tr("Deliveries"));
    m_deliveryTable->viewport()->setCursor(Qt::PointingHandCursor);
    // When, what, who, on which device, in which form, what became of it.
    new ColumnFit(*m_deliveryTable, {{15}, {20, 0.5}, {12, 0.18}, {12, 0.24}, {10}, {26, 0.08}});
    m_deliveryTable->installEventFilter(this);
    connect(m_deliveryTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        // What can be sent again is chosen for that first; Enter opens it.
        if (!models::canSendAgain(m_deliveries.at(index.row())))
            Q_EMIT openRequested(m_deliveries.at(index.row()));
    });
    connect(m_deliveryTable->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DeliveriesPage::refreshRetry);
    connect(&m_deliveries, &QAbstractItemModel::dataChanged, this, &DeliveriesPage::refreshRetry);
    m_tables->addWidget(m_deliveryTable);
}

void DeliveriesPage::buildDevices()
{
    const QFontMetrics metrics(font());
    m_deviceTable = tableOf(m_devices, new DeviceCell(m_devices), metrics);
    m_deviceTable->setObjectName(QStringLiteral("devices"));
    m_deviceTable->setAccessibleName(tr("Devices"));
    // Who, the device's name, its platform, when it was seen, since when, available or not.
    new ColumnFit(*m_deviceTable, {{20, 0.42}, {12, 0.24}, {13, 0.26}, {20}, {16}, {14, 0.08}});
    m_tables->addWidget(m_deviceTable);
}

void DeliveriesPage::showTab(int tab)
{
    m_tabs->setCurrent(tab);
    m_tables->setCurrentIndex(tab);
    m_filters->setVisible(tab == 0);
    refreshTabs();
    refreshEmpty();
    if (isVisible())
        refresh(true);
}

void DeliveriesPage::setLink(const client::LinkStatus& status)
{
    m_link->setStatus(status);
    const bool isOnline = status.state == client::LinkStatus::State::Connected;
    m_ask->setEnabled(isOnline);
    if (std::exchange(m_isOnline, isOnline) != isOnline && isVisible())
        refresh(true);
}

void DeliveriesPage::setDevices(const QList<protocol::Device>& devices)
{
    m_hasDevices = true;
    m_devices.setDevices(devices);
    for (const auto& device : devices)
        m_members.insert(device.member.id, device.member.name);
    refreshMembers();
    refreshTabs();
    refreshEmpty();
}

void DeliveriesPage::learnMembers(const QList<protocol::Delivery>& deliveries)
{
    const auto before = m_members.size();
    for (const auto& delivery : deliveries)
        if (delivery.memberName)
            m_members.insert(delivery.member, *delivery.memberName);
    if (m_members.size() != before)
        refreshMembers();
}

void DeliveriesPage::refreshMembers()
{
    QList<ChoiceButton::Choice> choices;
    for (auto it = m_members.cbegin(); it != m_members.cend(); ++it)
        choices.append({it.value(), it.key().toString()});
    std::sort(choices.begin(), choices.end(),
              [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.text, b.text) < 0; });
    choices.prepend({tr("anybody"), {}});
    m_member->setChoices(choices);
}

void DeliveriesPage::refreshTabs()
{
    m_tabs->setText(0, tr("Deliveries"));
    m_tabs->setText(
        1,
        m_hasDevices ? QStringLiteral("%1  %2").arg(tr("Devices"), QLocale().toString(m_devices.rowCount()))
                     : tr("Devices"),
        tr("Devices, %Ln signed in", nullptr, m_devices.rowCount()));
}

void DeliveriesPage::setProblem(const QString& text)
{
    m_problem = text;
    refreshEmpty();
}

void DeliveriesPage::clear()
{
    m_members.clear();
    m_hasDevices = false;
    m_devices.setDevices({});
    m_deliveries.clear();
    refreshMembers();
    refreshTabs();
}

void DeliveriesPage::filterChanged()
{
    models::DeliveriesModel::Filter filter;
    if (m_state->value().isValid())
        filter.state = m_state->value().toString();
    if (m_kind->value().isValid())
        filter.kind = m_kind->value().toString();
    if (m_member->value().isValid())
        filter.member = MemberId(m_member->value().toString());
    m_deliveries.setFilter(filter);
    m_deliveryTable->scrollToTop();
}

void DeliveriesPage::refresh(bool isAsked)
{
    if (!m_isOnline || window()->isMinimized())
        return;
    const auto* table = m_tables->currentIndex() == 0 ? m_deliveryTable : m_deviceTable;
    const auto* bar = table->verticalScrollBar();
    if (!isAsked && bar->value() > bar->minimum())
        return;
    if (table == m_deliveryTable)
        m_deliveries.refresh();
    if (table == m_deviceTable || !m_hasDevices)
        Q_EMIT devicesWanted();
}

/// There while something that is shown can be sent again, and of use when that is chosen.
void DeliveriesPage::refreshRetry()
{
    bool isAny = false;
    for (int row = 0; row < m_deliveries.rowCount() && !isAny; ++row)
        isAny = models::canSendAgain(m_deliveries.at(row));
    const auto index = m_deliveryTable->currentIndex();
    m_retry->setVisible(isAny);
    m_retry->setEnabled(index.isValid() && models::canSendAgain(m_deliveries.at(index.row())));
}

void DeliveriesPage::refreshEmpty()
{
    if (!m_empty)
        return;
    refreshRetry();
    const bool isDeliveries = m_tables->currentIndex() == 0;
    m_further->setVisible(isDeliveries && m_deliveries.canLookFurther());
    const bool isEmpty = isDeliveries ? m_deliveries.rowCount() == 0 : m_devices.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (isDeliveries ? m_deliveries.isLoading() : !m_hasDevices && m_problem.isEmpty())
        m_empty->setText(tr("Asking the relay…"));
    else if (!m_problem.isEmpty())
        m_empty->setText(m_problem);
    else if (!isDeliveries)
        m_empty->setText(tr("Nobody is signed in."));
    else if (m_deliveries.filter() != models::DeliveriesModel::Filter())
        m_empty->setText(m_deliveries.canLookFurther()
                             ? tr("None of the newest deliveries matches these filters.")
                             : tr("No delivery matches these filters."));
    else
        m_empty->setText(tr("Nobody was told of anything in the last 7 days."));
    m_empty->resize(m_tables->size());
    m_empty->raise();
}

void DeliveriesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh(true);
    m_refresh.start();
    m_tables->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void DeliveriesPage::hideEvent(QHideEvent* event)
{
    m_refresh.stop();
    QWidget::hideEvent(event);
}

bool DeliveriesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tables && event->type() == QEvent::Resize)
        m_empty->resize(m_tables->size());
    if (watched == m_deliveryTable && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        const auto index = m_deliveryTable->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && index.isValid()) {
            Q_EMIT openRequested(m_deliveries.at(index.row()));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
