// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/buspeer.h"
#include "ui/presence/screenlock.h"

#include <QStringList>

namespace baton::ui {

/// LockedHint of this session at logind, on the system bus, which GNOME, KDE and others keep.
class LogindLock : public ScreenLock
{
    Q_OBJECT
public:
    explicit LogindLock(const QDBusConnection& bus = QDBusConnection::systemBus(), QObject* parent = nullptr);

private Q_SLOTS:
    // QtDBus finds it by name; the message tells who really sent it.
    void hearProperties(const QString& interface, const QVariantMap& changed, const QStringList& invalidated,
                        const QDBusMessage& message);

private:
    void askForSession();
    void follow(const QString& path);
    void askForHint();

    QDBusConnection m_bus;
    BusPeer m_peer;
    QString m_session; ///< its path; empty while it is not known
};

} // namespace baton::ui
