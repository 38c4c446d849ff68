// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/logindlock.h"

#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QLoggingCategory>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcLock, "baton.presence")

const QLatin1String serviceName("org.freedesktop.login1");
const QLatin1String sessionInterface("org.freedesktop.login1.Session");
const QLatin1String propertiesInterface("org.freedesktop.DBus.Properties");
const QLatin1String lockedHint("LockedHint");

} // namespace

LogindLock::LogindLock(const QDBusConnection& bus, QObject* parent)
    : ScreenLock(parent)
    , m_bus(bus)
    , m_peer(bus, serviceName)
{
    connect(&m_peer, &BusPeer::came, this, &LogindLock::askForSession);
    // A logind that goes is being restarted, and the screen is what it was.
}

void LogindLock::askForSession()
{
    // A program that the user's service manager has started has no session of its own; "auto" is then the one
    // with the screen.
    const auto own = qEnvironmentVariable("XDG_SESSION_ID", QStringLiteral("auto"));
    m_peer.call(QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
                QStringLiteral("GetSession"), {own}, [this](const QDBusMessage& answer) {
                    if (answer.type() == QDBusMessage::ReplyMessage) {
                        follow(answer.arguments().value(0).value<QDBusObjectPath>().path());
                    } else {
                        qCInfo(lcLock) << "logind knows no session of ours:" << answer.errorMessage();
                        setLocked(false);
                    }
                });
}

void LogindLock::follow(const QString& path)
{
    if (path != m_session) {
        m_session = path;
        // No service here: QtDBus would ask for its owner and block.
        // Qt wants these signatures without spaces.
        // clang-format off
        m_bus.connect(QString(), m_session, propertiesInterface, QStringLiteral("PropertiesChanged"), this,
                      SLOT(hearProperties(QString,QVariantMap,QStringList,QDBusMessage)));
        // clang-format on
    }
    askForHint();
}

void LogindLock::askForHint()
{
    m_peer.call(m_session, propertiesInterface, QStringLiteral("Get"), {sessionInterface, lockedHint},
                [this](const QDBusMessage& answer) {
                    const auto hint = answer.arguments().value(0).value<QDBusVariant>().variant();
                    setLocked(answer.type() == QDBusMessage::ReplyMessage && hint.toBool());
                });
}

void LogindLock::hearProperties(const QString& interface, const QVariantMap& changed,
                                const QStringList& invalidated, const QDBusMessage& message)
{
    if (interface != sessionInterface || message.path() != m_session || !m_peer.hasSent(message))
        return;
    if (changed.contains(lockedHint))
        setLocked(changed.value(lockedHint).toBool());
    else if (invalidated.contains(lockedHint))
        askForHint();
}

} // namespace baton::ui
