// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/trayicon.h"

#include "ui/theme/paint.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QWidget>

namespace baton::ui {

namespace {

constexpr int repaintMs = 15'000;
constexpr int side = 64; ///< pixels; the tray scales it down

void drawMark(QPainter& painter, const Tokens& tokens)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.rail);
    painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), 14, 14);
    painter.setBrush(tokens.railText.lighter(150));
    painter.drawChord(QRectF(16, 14, 36, 36), -90 * 16, 180 * 16);
}

void drawCount(QPainter& painter, qsizetype count, const QColor& fill)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), 14, 14);
    QFont font = QApplication::font();
    font.setBold(true);
    font.setPixelSize(count > 99 ? 26 : 38);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRect(0, 0, side, side), Qt::AlignCenter,
                     count > 99 ? QStringLiteral("99+") : QString::number(count));
}

} // namespace

TrayIcon::TrayIcon(QWidget& window, models::QuietUntil& quiet, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_quiet(quiet)
{
    connect(&quiet, &models::QuietUntil::changed, this, &TrayIcon::fillMenu);
    fillMenu();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT openRequested();
    });
    connect(&m_repaint, &QTimer::timeout, this, &TrayIcon::paint);
    m_window.installEventFilter(this);
    setWaiting(0, {});
    m_icon.show();
}

void TrayIcon::setWaiting(qsizetype count, std::optional<Instant> longestSince)
{
    m_waiting = count;
    m_longestSince = longestSince;
    if (count > 0)
        m_repaint.start(repaintMs);
    else
        m_repaint.stop();
    tell();
}

void TrayIcon::setUnread(qsizetype conversations)
{
    m_unread = conversations;
    tell();
}

void TrayIcon::tell()
{
    QStringList lines{m_waiting > 0 ? tr("Baton: %Ln customer(s) waiting", nullptr, int(m_waiting))
                                    : tr("Baton: nobody is waiting")};
    if (m_unread > 0)
        lines.append(tr("%Ln of your customers have written", nullptr, int(m_unread)));
    m_icon.setToolTip(lines.join(u'\n'));
    paint();
}

void TrayIcon::setAvailability(bool away, const QString& text)
{
    m_isAway = away;
    m_availability = text;
    fillMenu();
}

void TrayIcon::fillMenu()
{
    // Later: it may be one of their actions that got us here.
    const auto submenus = m_menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    for (auto* submenu : submenus)
        submenu->deleteLater();
    m_menu.clear();
    connect(m_menu.addAction(tr("Open")), &QAction::triggered, this, &TrayIcon::openRequested);
    auto* availability = m_menu.addMenu(tr("Availability"));
    for (const auto& [value, text] :
         {std::pair(QStringLiteral("online"), tr("Online")),
          std::pair(QStringLiteral("away"), m_isAway ? m_availability : tr("Away"))}) {
        auto* action = availability->addAction(text);
        action->setCheckable(true);
        action->setChecked((value == QLatin1String("away")) == m_isAway);
        connect(action, &QAction::triggered, this,
                [this, value = value] { Q_EMIT availabilityChosen(value); });
    }
    addQuiet();
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
}

void TrayIcon::addQuiet()
{
    auto* menu = m_menu.addMenu(
        m_quiet.isQuiet() ? tr("Quiet until %1").arg(QLocale().toString(m_quiet.end(), QLocale::ShortFormat))
                          : tr("Quiet until…"));
    const auto choice = [&](const QString& text, auto end) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, end] { m_quiet.set(end()); });
    };
    choice(tr("For 30 minutes"), [this] { return m_quiet.inMinutes(30); });
    choice(tr("For an hour"), [this] { return m_quiet.inMinutes(60); });
    choice(tr("Until tomorrow morning"), [this] { return m_quiet.tomorrow(); });
    if (m_quiet.isQuiet())
        choice(tr("Not quiet any more"), [] { return QDateTime(); });
}

void TrayIcon::paint()
{
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = lightTokens();
    const bool hasWaiting = m_waiting > 0 && m_longestSince;
    if (!hasWaiting && m_unread > 0)
        drawCount(painter, m_unread, tokens.accent);
    else if (!hasWaiting)
        drawMark(painter, tokens);
    else
        drawCount(painter, m_waiting,
                  waitTone(tokens, std::max<qint64>(0, Instant::now().ms - m_longestSince->ms)).text);
    if (hasWaiting && m_unread > 0) {
        painter.setPen(QPen(Qt::white, 4));
        painter.setBrush(tokens.accent);
        painter.drawEllipse(QRectF(side - 26, side - 26, 22, 22));
    }
    painter.end();
    m_icon.setIcon(picture);
}

bool TrayIcon::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Close && QSystemTrayIcon::isSystemTrayAvailable() &&
        m_icon.isVisible() && !qApp->isSavingSession()) {
        event->ignore();
        m_window.hide();
        if (!std::exchange(m_hasSaid, true))
            Q_EMIT keepsRunning();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace baton::ui
