// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/notify/notificationdaemon.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>

namespace baton::test {

namespace {

QString serviceName() { return QStringLiteral("org.freedesktop.Notifications"); }

QString nextConnectionName()
{
    static int made = 0;
    return QStringLiteral("daemon-%1").arg(++made);
}

} // namespace

NotificationDaemon::NotificationDaemon(QStringList capabilities, uint firstId)
    : m_capabilities(std::move(capabilities))
    , m_connectionName(nextConnectionName())
    , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connectionName))
    , m_nextId(firstId)
{
    m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                         QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
}

NotificationDaemon::~NotificationDaemon()
{
    // The bus hears late of a connection that is closed, and until then refuses the name to whoever is next.
    m_bus.unregisterService(serviceName());
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(m_connectionName);
}

bool NotificationDaemon::anotherWouldStart()
{
    auto* bus = QDBusConnection::sessionBus().interface();
    const QDBusReply<QStringList> names = bus->call(QStringLiteral("ListActivatableNames"));
    return names.value().contains(serviceName());
}

bool NotificationDaemon::start() { return m_bus.registerService(serviceName()); }

void NotificationDaemon::answerLate()
{
    m_holds = false;
    const QList<QDBusMessage> held = std::exchange(m_held, {});
    for (const QDBusMessage& call : held)
        m_bus.send(call);
}

uint NotificationDaemon::Notify(const QString& program, uint replaces, const QString& icon,
                                const QString& title, const QString& body, const QStringList& actions,
                                const QVariantMap& hints, int expiry)
{
    if (m_refuses) {
        sendErrorReply(QDBusError::LimitsExceeded, QStringLiteral("too many"));
        return 0;
    }
    const uint id = replaces == 0 ? m_nextId++ : replaces;
    banners << Banner{program, replaces, icon, title, body, actions, hints, expiry, id};
    arrived();
    if (m_holds) {
        setDelayedReply(true);
        m_held << message().createReply(id);
    }
    return id;
}

void NotificationDaemon::CloseNotification(uint id)
{
    closings << id;
    Q_EMIT NotificationClosed(id, 3);
}

} // namespace baton::test
