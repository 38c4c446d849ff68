// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QVariantList>
#include <functional>

namespace baton::ui {

/// A service on a bus, as long as it is there. Every call is asynchronous and goes to the unique name of who
/// owns it now; nothing is started that does not run. GUI thread.
/// Errors: an absent service is no error, and a refused call is an answer.
class BusPeer : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const QDBusMessage&)>;

    BusPeer(const QDBusConnection& bus, const QString& service, QObject* parent = nullptr);

    bool isThere() const { return !m_owner.isEmpty(); }
    /// Whether @p signal was sent by it, and not by somebody who speaks like it.
    bool hasSent(const QDBusMessage& signal) const { return isThere() && signal.service() == m_owner; }
    /// Calls @p done with the answer, unless the service has gone by then. While it is not there, nothing
    /// happens.
    void call(const QString& path, const QString& interface, const QString& method,
              const QVariantList& arguments, const Done& done);

Q_SIGNALS:
    /// It is there, also after it was restarted.
    void came();
    void went();

private:
    void take(const QString& owner);
    void send(const QDBusMessage& message, const Done& done);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QString m_owner;        ///< its unique name; empty while it is not there
    bool m_wasTold = false; ///< by the bus, which makes the answer to the first question old
};

} // namespace baton::ui
