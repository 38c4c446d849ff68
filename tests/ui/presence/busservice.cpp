// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/presence/busservice.h"

namespace baton::test {

namespace {

QString nextConnectionName()
{
    static int made = 0;
    return QStringLiteral("service-%1").arg(++made);
}

QString pathOf(QString interface)
{
    return QLatin1Char('/') + interface.replace(QLatin1Char('.'), QLatin1Char('/'));
}

} // namespace

BusService::BusService(QString name)
    : m_name(std::move(name))
    , m_connectionName(nextConnectionName())
    , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connectionName))
{
    m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath);
}

BusService::~BusService()
{
    // The bus hears late of a connection that is closed, and until then refuses the name to whoever is next.
    m_bus.unregisterService(m_name);
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(m_connectionName);
}

bool BusService::start() { return m_bus.registerService(m_name); }

void BusService::say(const QString& path, const QString& interface, const QString& signal,
                     const QVariantList& what)
{
    auto message = QDBusMessage::createSignal(path, interface, signal);
    message.setArguments(what);
    m_bus.send(message);
}

bool BusService::handleMessage(const QDBusMessage& message, const QDBusConnection& connection)
{
    asked << message.member();
    if (m_isSilent)
        return true;
    const auto answer = m_answers.value(message.member());
    const auto what = answer ? answer(message) : QVariantList();
    connection.send(what.isEmpty()
                        ? message.createErrorReply(QDBusError::NotSupported, QStringLiteral("not here"))
                        : message.createReply(what));
    return true;
}

ScreenSaver::ScreenSaver(const QString& name) : BusService(name), m_interface(name)
{
    answer(QStringLiteral("GetActive"), [this](const QDBusMessage&) { return QVariantList{m_isLocked}; });
}

void ScreenSaver::lock(bool locked)
{
    m_isLocked = locked;
    say(pathOf(m_interface), m_interface, QStringLiteral("ActiveChanged"), {locked});
}

} // namespace baton::test
