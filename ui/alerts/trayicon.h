// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/models/quietuntil.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>
#include <optional>

namespace baton::ui {

/// The console in the tray: how many wait, coloured by how long, and a menu. While there is a tray, closing
/// the window keeps the program running, so that alerts go on coming. UI thread.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    TrayIcon(QWidget& window, models::QuietUntil& quiet, QObject* parent = nullptr);

    void setWaiting(qsizetype count, std::optional<Instant> longestSince);
    /// In how many of the agent's own conversations somebody has written.
    void setUnread(qsizetype conversations);
    /// Away or not, and the whole of it in a line.
    void setAvailability(bool away, const QString& text);
    QSystemTrayIcon& icon() { return m_icon; }

Q_SIGNALS:
    void openRequested();
    void availabilityChosen(const QString& availability);
    void quitRequested();
    /// The window was closed and the program goes on; the first time only.
    void keepsRunning();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void addQuiet();
    void tell();
    void paint();

    QWidget& m_window;
    models::QuietUntil& m_quiet;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QTimer m_repaint; ///< the colour changes with the time alone
    qsizetype m_waiting = 0;
    qsizetype m_unread = 0;
    std::optional<Instant> m_longestSince;
    QString m_availability; ///< in words
    bool m_isAway = false;
    bool m_hasSaid = false;
};

} // namespace baton::ui
