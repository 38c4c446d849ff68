// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <QPointer>
#include <QTimer>

class QSystemTrayIcon;

namespace baton::ui {

/// The last resort: a balloon at the tray icon, one at a time, without buttons. Qt cannot take one back, so
/// close() only forgets it: a click on it does nothing then. GUI thread; the icon is the caller's.
/// Errors: without a visible icon, or where a tray shows no messages, a notice is closed as Failed.
class BalloonNotifier : public Notifier
{
    Q_OBJECT
public:
    explicit BalloonNotifier(QSystemTrayIcon* icon, QObject* parent = nullptr);

    void show(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return false; }

private:
    void click();
    void finish(CloseReason reason);

    QPointer<QSystemTrayIcon> m_icon;
    QTimer m_leave; ///< nobody tells when a balloon goes
    QString m_key;
    bool m_up = false;
};

} // namespace baton::ui
