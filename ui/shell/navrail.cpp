#include "ui/shell/navrail.h"

#include "ui/theme/paint.h"

#include <QStyle>

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int railWidth = 60;
constexpr int buttonSize = 44;

} // namespace

NavRail::NavRail(QWidget* parent)
    : QWidget(parent)
    , m_inbox(new QToolButton(this))
    , m_member(new QToolButton(this))
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
    m_inbox->setFixedSize(buttonSize, buttonSize);
    m_inbox->setCheckable(true);
    m_inbox->setChecked(true);
    m_inbox->setAutoExclusive(true);
    m_inbox->setToolTip(tr("Inbox"));
    m_inbox->installEventFilter(this);
    column->addWidget(m_inbox, 0, Qt::AlignHCenter);
    column->addStretch();
    m_member->setFixedSize(buttonSize, buttonSize);
    m_member->setProperty("driverName", QStringLiteral("memberMenu"));
    m_member->setPopupMode(QToolButton::InstantPopup);
    m_member->setMenu(new QMenu(m_member));
    m_member->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_member->installEventFilter(this);
    column->addWidget(m_member, 0, Qt::AlignHCenter);
    setWaiting(0);
    setAvailability(QStringLiteral("online"));
}

void NavRail::fillMenu()
{
    auto* menu = m_member->menu();
    menu->clear();
    auto* who = menu->addAction(m_email.isEmpty() ? m_name : QStringLiteral("%1 · %2").arg(m_name, m_email));
    who->setEnabled(false);
    menu->addSeparator();
    for (const auto& [value, text] :
         {std::pair(QStringLiteral("online"), tr("Online")), std::pair(QStringLiteral("away"), tr("Away"))}) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_availability == value);
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

void NavRail::setWaiting(int count)
{
    m_waiting = count;
    m_inbox->setAccessibleName(tr("Inbox, %Ln waiting", nullptr, count));
    m_inbox->update();
}

void NavRail::setMember(const QString& name, const QString& email)
{
    m_name = name;
    m_email = email;
    m_member->setToolTip(name);
    m_member->setAccessibleName(tr("Signed in as %1").arg(name));
    fillMenu();
    m_member->update();
}

void NavRail::setAvailability(const QString& availability)
{
    m_availability = availability;
    fillMenu();
    m_member->update();
}

bool NavRail::eventFilter(QObject* watched, QEvent* event)
{
    const bool mine = watched == m_inbox || watched == m_member;
    if (!mine || event->type() != QEvent::Paint)
        return QWidget::eventFilter(watched, event);
    // The button paints its own background first; the picture goes on top of it.
    watched->removeEventFilter(this);
    watched->event(event);
    watched->installEventFilter(this);
    watched == m_inbox ? paintInbox() : paintMember();
    return true;
}

void NavRail::paintInbox()
{
    QPainter painter(m_inbox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o(m_inbox->width() / 2.0 - 9, m_inbox->height() / 2.0 - 8);
    QPainterPath tray;
    tray.moveTo(o + QPointF(0, 9));
    tray.lineTo(o + QPointF(3, 1));
    tray.lineTo(o + QPointF(15, 1));
    tray.lineTo(o + QPointF(18, 9));
    tray.lineTo(o + QPointF(18, 15));
    tray.lineTo(o + QPointF(0, 15));
    tray.closeSubpath();
    tray.moveTo(o + QPointF(0, 9));
    tray.lineTo(o + QPointF(5, 9));
    tray.lineTo(o + QPointF(7, 12));
    tray.lineTo(o + QPointF(11, 12));
    tray.lineTo(o + QPointF(13, 9));
    tray.lineTo(o + QPointF(18, 9));
    painter.drawPath(tray);
    if (m_waiting > 0) {
        const auto badgeFont = scaledFont(font(), 0.75, true);
        const auto text = m_waiting > 99 ? tr("%L1+").arg(99) : QLocale().toString(m_waiting);
        const int width = std::max(17, QFontMetrics(badgeFont).horizontalAdvance(text) + 9);
        drawPill(painter,
                 QStyle::visualRect(layoutDirection(), m_inbox->rect(),
                                    QRect(m_inbox->width() - width - 1, 1, width, 17)),
                 text, {Qt::white, QColor(0xd6, 0x36, 0x3b)}, badgeFont);
    }
}

void NavRail::paintMember()
{
    if (m_name.isEmpty())
        return;
    QPainter painter(m_member);
    const QRect disc(5, 5, buttonSize - 10, buttonSize - 10);
    drawAvatar(painter, disc, m_name, scaledFont(font(), 0.95, true));
    drawPresence(painter, disc, m_availability == QLatin1String("online"), tokensFor(this).rail,
                 layoutDirection());
}

} // namespace baton::ui
