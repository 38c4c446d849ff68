// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/buspeer.h"
#include "ui/presence/screenlock.h"

namespace baton::ui {

/// A desktop's screen saver on the session bus: org.freedesktop.ScreenSaver or one of its likes, which speak
/// under their own name alike. A screen that was merely blanked counts as locked: nobody looks at it.
class ScreenSaverLock : public ScreenLock
{
    Q_OBJECT
public:
    explicit ScreenSaverLock(const QString& service,
                             const QDBusConnection& bus = QDBusConnection::sessionBus(),
                             QObject* parent = nullptr);

private Q_SLOTS:
    // QtDBus finds it by name; the message tells who really sent it.
    void hearActive(bool active, const QDBusMessage& message);

private:
    QString m_service; ///< which is its interface as well
    QDBusConnection m_bus;
    BusPeer m_peer;
};

} // namespace baton::ui
