// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/balloonnotifier.h"

#include <QSystemTrayIcon>

namespace baton::ui {

namespace {

constexpr int shownMs = 10'000;
constexpr int staysMs = 60 * 60'000; // systems cut this to what they allow

QSystemTrayIcon::MessageIcon iconFor(Notice::Urgency urgency)
{
    return urgency == Notice::Urgency::Critical ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information;
}

} // namespace

BalloonNotifier::BalloonNotifier(QSystemTrayIcon* icon, QObject* parent) : Notifier(parent), m_icon(icon)
{
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, [this] { finish(CloseReason::Expired); });
    if (icon)
        connect(icon, &QSystemTrayIcon::messageClicked, this, &BalloonNotifier::click);
}

void BalloonNotifier::show(const Notice& notice)
{
    if (m_up && m_key != notice.key)
        finish(CloseReason::Replaced);
    m_key = notice.key;
    m_up = true;
    if (!m_icon || !m_icon->isVisible() || !QSystemTrayIcon::supportsMessages()) {
        finish(CloseReason::Failed);
        return;
    }
    const Notice shown = presentable(notice);
    const int lasts = notice.stays ? staysMs : shownMs;
    m_icon->showMessage(shown.title, bodyWithoutActions(shown), iconFor(notice.urgency), lasts);
    m_leave.start(lasts);
}

void BalloonNotifier::close(const QString& key)
{
    if (m_up && m_key == key)
        finish(CloseReason::Withdrawn);
}

void BalloonNotifier::closeAll()
{
    if (m_up)
        finish(CloseReason::Withdrawn);
}

void BalloonNotifier::click()
{
    if (!m_up)
        return;
    const QString key = m_key;
    Q_EMIT activated(key, defaultAction());
    // Whoever heard it may have closed it, or shown the next.
    if (m_up && m_key == key)
        finish(CloseReason::Dismissed);
}

void BalloonNotifier::finish(CloseReason reason)
{
    m_leave.stop();
    m_up = false;
    const QString key = m_key;
    Q_EMIT closed(key, reason);
}

} // namespace baton::ui
