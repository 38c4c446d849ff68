// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/screensaverlock.h"

namespace baton::ui {

ScreenSaverLock::ScreenSaverLock(const QString& service, const QDBusConnection& bus, QObject* parent)
    : ScreenLock(parent)
    , m_service(service)
    , m_bus(bus)
    , m_peer(bus, service)
{
    // No service here: QtDBus would ask for its owner and block. No path: desktops differ in it.
    // Qt wants these signatures without spaces.
    // clang-format off
    m_bus.connect(QString(), QString(), m_service, QStringLiteral("ActiveChanged"), this,
                  SLOT(hearActive(bool,QDBusMessage)));
    // clang-format on
    connect(&m_peer, &BusPeer::came, this, [this] {
        const auto path = QLatin1Char('/') + QString(m_service).replace(QLatin1Char('.'), QLatin1Char('/'));
        m_peer.call(path, m_service, QStringLiteral("GetActive"), {}, [this](const QDBusMessage& answer) {
            setLocked(answer.type() == QDBusMessage::ReplyMessage && answer.arguments().value(0).toBool());
        });
    });
    connect(&m_peer, &BusPeer::went, this, [this] { setLocked(false); });
}

void ScreenSaverLock::hearActive(bool active, const QDBusMessage& message)
{
    if (m_peer.hasSent(message))
        setLocked(active);
}

} // namespace baton::ui
