// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/buspeer.h"

#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>

namespace baton::ui {

namespace {

constexpr int patienceMs = 5'000;

} // namespace

BusPeer::BusPeer(const QDBusConnection& bus, const QString& service, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) {
                m_wasTold = true;
                take(owner);
            });
    const auto driver = QStringLiteral("org.freedesktop.DBus");
    auto question = QDBusMessage::createMethodCall(driver, QStringLiteral("/org/freedesktop/DBus"), driver,
                                                   QStringLiteral("GetNameOwner"));
    question.setArguments({service});
    send(question, [this](const QDBusMessage& answer) {
        if (!m_wasTold && answer.type() == QDBusMessage::ReplyMessage)
            take(answer.arguments().value(0).toString());
    });
}

void BusPeer::call(const QString& path, const QString& interface, const QString& method,
                   const QVariantList& arguments, const Done& done)
{
    if (!isThere())
        return;
    auto message = QDBusMessage::createMethodCall(m_owner, path, interface, method);
    message.setArguments(arguments);
    send(message, [this, owner = m_owner, done](const QDBusMessage& answer) {
        if (owner == m_owner)
            done(answer);
    });
}

void BusPeer::take(const QString& owner)
{
    if (owner == m_owner)
        return;
    const bool wasThere = isThere();
    m_owner = owner;
    if (wasThere)
        Q_EMIT went();
    if (isThere())
        Q_EMIT came();
}

void BusPeer::send(const QDBusMessage& message, const Done& done)
{
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, patienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [done](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        done(answered->reply());
    });
}

} // namespace baton::ui
