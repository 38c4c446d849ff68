// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/navrail.h"

#include "core/models/sidebyside.h"
#include "ui/theme/icons.h"
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

constexpr int railWidth = 72;
constexpr QSize entrySize(70, 52);
constexpr int memberSize = 44;
constexpr int iconSide = 20;
constexpr int markSide = 32;

Icon iconOf(Place place)
{
    switch (place) {
    case Place::Inbox:
        return Icon::Inbox;
    case Place::Workflows:
        return Icon::Flow;
    case Place::AutoUpdates:
        return Icon::Spark;
    case Place::Deliveries:
        return Icon::Send;
    case Place::Settings:
        return Icon::Gear;
    }
    return Icon::Inbox;
}

} // namespace

NavRail::NavRail(QWidget* parent) : QWidget(parent), m_member(new QToolButton(this))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(railWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 12);
    column->setSpacing(4);
    auto* mark = new QLabel(this);
    mark->setPixmap(programIcon().pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    mark->setAccessibleName(tr("Baton"));
    column->addWidget(mark);
    column->addSpacing(8);
    m_top = new QVBoxLayout;
    m_top->setSpacing(4);
    column->addLayout(m_top);
    column->addStretch();
    m_bottom = new QVBoxLayout;
    column->addLayout(m_bottom);
    m_member->setFixedSize(memberSize, memberSize);
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
    button->setFixedSize(entrySize);
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
    const auto& t = tokensFor(this);
    const bool isLit = button->isChecked() || button->underMouse();
    const auto colour = isLit ? t.railOn : t.railText;
    const auto small = scaledFont(font(), 0.85);
    const int words = QFontMetrics(small).height();
    const int top = (button->height() - iconSide - 2 - words) / 2;
    const QRect icon((button->width() - iconSide) / 2, top, iconSide, iconSide);
    drawIcon(painter, icon, iconOf(entry.place), colour, layoutDirection());
    painter.setFont(small);
    painter.setPen(colour);
    drawLine(painter, QRect(0, icon.bottom() + 3, button->width(), words), entry.name, layoutDirection(),
             Qt::AlignHCenter);
    if (entry.place == Place::Inbox && m_unread > 0)
        paintBadge(painter, button->rect(), m_unread, {t.onAccent, t.accent}, top - 4, true);
    if (entry.count > 0)
        paintBadge(painter, button->rect(), entry.count, entry.urgent ? t.badge : t.quietBadge, top - 4,
                   false);
}

void NavRail::paintBadge(QPainter& painter, const QRect& button, int count, const Tint& tone, int top,
                         bool before)
{
    constexpr int high = 16;
    const auto badgeFont = scaledFont(font(), 0.85, true);
    const auto text = count > 99 ? tr("%L1+").arg(99) : QLocale().toString(count);
    const int width = std::max(high, QFontMetrics(badgeFont).horizontalAdvance(text) + 8);
    const int x = before ? button.center().x() - 4 - width : button.center().x() + 4;
    const QRect place(x, top, width, high);
    drawPill(painter, QStyle::visualRect(layoutDirection(), button, place), text, tone, badgeFont);
}

void NavRail::paintMember()
{
    if (m_name.isEmpty())
        return;
    QPainter painter(m_member);
    const QRect disc(5, 5, memberSize - 10, memberSize - 10);
    drawAvatar(painter, disc, m_name, scaledFont(font(), 0.95, true));
    const auto here = m_isAway ? PresenceMark::Away : PresenceMark::Online;
    drawPresence(painter, disc, m_isConnected ? here : PresenceMark::Offline, tokensFor(this).rail,
                 layoutDirection());
}

} // namespace baton::ui
