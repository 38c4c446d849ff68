// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QPointer>
#include <QStringList>

class QDBusPendingCallWatcher;

namespace baton::ui {

/// org.freedesktop.Notifications over the session bus. Every call is asynchronous; calls go to the daemon's
/// unique name, so that an id is never taken to another daemon. When the daemon restarts, what is still up
/// is shown again. GUI thread.
/// Errors: without a daemon a notice that stays waits for one, any other is closed as Failed.
class FreedesktopNotifier : public Notifier
{
    Q_OBJECT
public:
    explicit FreedesktopNotifier(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                                 QObject* parent = nullptr);
    /// What was shown and has no id yet is withdrawn when its id comes.
    ~FreedesktopNotifier() override;

    void show(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return m_capabilities.contains(QLatin1String("actions")); }

private Q_SLOTS:
    // QtDBus finds these by name; the message tells who really sent it.
    void hearAction(uint id, const QString& action, const QDBusMessage& message);
    void hearClosed(uint id, uint reason, const QDBusMessage& message);

private:
    enum class Daemon { Absent, Asked, Ready };
    struct Shown
    {
        Notice notice;
        uint id = 0;       ///< the daemon's, 0 while it is not known
        quint64 call = 0;  ///< the Notify that was not answered yet, 0 if none
        bool newer = true; ///< the daemon has not been given `notice` yet
        bool seen = false; ///< a daemon has shown it, be it an earlier one
    };

    void ask(const QString& service);
    void takeCapabilities(const QString& service, const QDBusMessage& answer);
    void changeOwner(const QString& owner);
    void standAbsent();
    void sendWaiting();
    void send(Shown& shown);
    void takeId(const QString& key, quint64 call, const QDBusMessage& answer);
    void withdraw(uint id);
    void finish(const QString& key, CloseReason reason);
    QVariantList arguments(const Shown& shown) const;
    Shown* find(const QString& key);
    /// Null for ids that are not ours and for senders that are not the daemon.
    Shown* find(uint id, const QDBusMessage& message);
    /// Calls @p done with the answer, unless the daemon has changed by then.
    template <typename Done>
    QDBusPendingCallWatcher* call(const QDBusMessage& message, Done done);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QList<Shown> m_shown; ///< oldest first
    QStringList m_capabilities;
    bool m_drawsDefault = false; ///< as a button, beside those that a notice has
    QString m_owner;             ///< the daemon's unique name, once it has answered
    Daemon m_daemon = Daemon::Absent;
    quint64 m_generation = 0; ///< of the daemon: answers of an earlier one count no more
    quint64 m_calls = 0;
    QHash<quint64, QPointer<QDBusPendingCallWatcher>> m_unanswered; ///< of Notify, by Shown::call
};

} // namespace baton::ui
