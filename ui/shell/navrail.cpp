// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/navrail.h"

#include "core/models/sidebyside.h"
#include "ui/theme/paint.h"

#include <QStyle>

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace baton::ui {

namespace {

constexpr int railWidth = 60;
constexpr int buttonSize = 44;

} // namespace

NavRail::NavRail(QWidget* parent) : QWidget(parent), m_member(new QToolButton(this))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(railWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 14, 8, 10);
    column->setSpacing(6);
    auto* mark = new QLabel(QStringLiteral("◗"), this);
    mark->setAlignment(Qt::AlignCenter);
    mark->setStyleSheet(QStringLiteral("color: white; font-size: 18px;"));
    mark->setAccessibleName(tr("Baton"));
    column->addWidget(mark);
    column->addSpacing(8);
    m_top = new QVBoxLayout;
    m_top->setSpacing(6);
    column->addLayout(m_top);
    column->addStretch();
    m_bottom = new QVBoxLayout;
    column->addLayout(m_bottom);
    m_member->setFixedSize(buttonSize, buttonSize);
    m_member->setProperty("driverName", QStringLiteral("memberMenu"));
    m_member->setPopupMode(QToolButton::InstantPopup);
    m_member->setMenu(new QMenu(m_member));
    m_member->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_member->installEventFilter(this);
    column->addWidget(m_member, 0, Qt::AlignHCenter);
    setAvailability(false, tr("Online"));
}

void NavRail::fillMenu()
{
    auto* menu = m_member->menu();
    menu->clear();
    auto* who = menu->addAction(models::sideBySide({m_name, m_email}));
    who->setEnabled(false);
    if (!m_isConnected)
        menu->addAction(availabilityText())->setEnabled(false);
    menu->addSeparator();
    for (const auto& [value, text] :
         {std::pair(QStringLiteral("online"), tr("Online")),
          std::pair(QStringLiteral("away"), m_isAway ? m_availability : tr("Away"))}) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked((value == QLatin1String("away")) == m_isAway);
        connect(action, &QAction::triggered, this,
                [this, value = value] { Q_EMIT availabilityChosen(value); });
    }
    menu->addSeparator();
    auto* look = menu->addMenu(tr("Appearance"));
    const QString names[]{tr("As the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < 3; ++i)
        connect(look->addAction(names[i]), &QAction::triggered, this,
                [this, i] { Q_EMIT appearanceChosen(i); });
    menu->addSeparator();
    connect(menu->addAction(tr("Sign out")), &QAction::triggered, this, &NavRail::signOutRequested);
    connect(menu->addAction(tr("Quit")), &QAction::triggered, this, &NavRail::quitRequested);
}

void NavRail::addScreen(Place place, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setFixedSize(buttonSize, buttonSize);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setToolTip(name);
    button->installEventFilter(this);
    // Settings are no place of work: they stand apart, at the other end.
    (place == Place::Settings ? m_bottom : m_top)->addWidget(button, 0, Qt::AlignHCenter);
    connect(button, &QToolButton::clicked, this, [this, place] { Q_EMIT chosen(place); });
    m_entries.push_back({place, name, button});
    setBadge(place, 0, false);
}

NavRail::Entry* NavRail::entry(Place place)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&](const Entry& one) { return one.place == place; });
    return it == m_entries.end() ? nullptr : &*it;
}

void NavRail::setCurrent(Place place)
{
    if (auto* one = entry(place))
        one->button->setChecked(true);
}

void NavRail::setOffered(Place place, bool isOffered)
{
    if (auto* one = entry(place))
        one->button->setVisible(isOffered);
}

void NavRail::setBadge(Place place, int count, bool urgent)
{
    auto* one = entry(place);
    if (!one)
        return;
    one->count = count;
    one->urgent = urgent;
    if (place == Place::Inbox)
        tellInbox(*one);
    else
        one->button->setAccessibleName(count > 0 ? tr("%1, %Ln new", nullptr, count).arg(one->name)
                                                 : one->name);
    one->button->update();
}

void NavRail::setUnread(int conversations)
{
    m_unread = conversations;
    if (auto* inbox = entry(Place::Inbox)) {
        tellInbox(*inbox);
        inbox->button->update();
    }
}

void NavRail::tellInbox(const Entry& inbox)
{
    QStringList parts{tr("Inbox, %Ln waiting", nullptr, inbox.count)};
    if (m_unread > 0)
        parts.append(tr("%Ln of yours unread", nullptr, m_unread));
    inbox.button->setAccessibleName(models::sideBySide(parts));
}

void NavRail::setMember(const QString& name, const QString& email)
{
    m_name = name;
    m_email = email;
    tellAvailability();
}

void NavRail::setAvailability(bool away, const QString& text)
{
    m_isAway = away;
    m_availability = text;
    tellAvailability();
}

void NavRail::setConnected(bool connected)
{
    if (std::exchange(m_isConnected, connected) != connected)
        tellAvailability();
}

QString NavRail::availabilityText() const
{
    return m_isConnected ? m_availability : tr("Offline: there is no connection to the relay");
}

void NavRail::tellAvailability()
{
    m_member->setToolTip(QStringLiteral("%1\n%2").arg(m_name, availabilityText()));
    m_member->setAccessibleName(tr("Signed in as %1").arg(m_name));
    m_member->setAccessibleDescription(availabilityText());
    fillMenu();
    m_member->update();
}

bool NavRail::eventFilter(QObject* watched, QEvent* event)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&](const Entry& one) { return one.button == watched; });
    const bool mine = it != m_entries.end() || watched == m_member;
    if (!mine || event->type() != QEvent::Paint)
        return QWidget::eventFilter(watched, event);
    // The button paints its own background first; the picture goes on top of it.
    watched->removeEventFilter(this);
    watched->event(event);
    watched->installEventFilter(this);
    if (watched == m_member)
        paintMember();
    else
        paintScreen(*it);
    return true;
}

void NavRail::paintScreen(const Entry& entry)
{
    auto* button = entry.button;
    QPainter painter(button);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(railIcon(entry.place).translated(button->width() / 2.0 - 9, button->height() / 2.0 - 8));
    if (entry.place == Place::Inbox && m_unread > 0)
        paintUnread(painter, button->rect());
    if (entry.count <= 0)
        return;
    const auto badgeFont = scaledFont(font(), 0.75, true);
    const auto text = entry.count > 99 ? tr("%L1+").arg(99) : QLocale().toString(entry.count);
    const int width = std::max(17, QFontMetrics(badgeFont).horizontalAdvance(text) + 9);
    const QRect place = QStyle::visualRect(layoutDirection(), button->rect(),
                                           QRect(button->width() - width - 1, 1, width, 17));
    const QColor colour = entry.urgent ? QColor(0xd6, 0x36, 0x3b) : QColor(0xb4, 0x69, 0x0e);
    drawPill(painter, place, text, {Qt::white, colour}, badgeFont);
}

/// Below the others who wait: these wait for this agent alone.
void NavRail::paintUnread(QPainter& painter, const QRect& button)
{
    const auto badgeFont = scaledFont(font(), 0.75, true);
    const auto text = m_unread > 99 ? tr("%L1+").arg(99) : QLocale().toString(m_unread);
    const int width = std::max(17, QFontMetrics(badgeFont).horizontalAdvance(text) + 9);
    const QRect place(button.width() - width - 1, button.height() - 18, width, 17);
    drawPill(painter, QStyle::visualRect(layoutDirection(), button, place), text,
             {Qt::white, QColor(0x24, 0x59, 0xd8)}, badgeFont);
}

void NavRail::paintMember()
{
    if (m_name.isEmpty())
        return;
    QPainter painter(m_member);
    const QRect disc(5, 5, buttonSize - 10, buttonSize - 10);
    drawAvatar(painter, disc, m_name, scaledFont(font(), 0.95, true));
    const auto here = m_isAway ? PresenceMark::Away : PresenceMark::Online;
    drawPresence(painter, disc, m_isConnected ? here : PresenceMark::Offline, tokensFor(this).rail,
                 layoutDirection());
}

} // namespace baton::ui
