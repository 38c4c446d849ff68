// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <functional>

namespace baton::test {

/// What a Notify call carried.
struct Banner
{
    QString program;
    uint replaces = 0;
    QString icon;
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int expiry = 0; ///< milliseconds
    uint id = 0;    ///< what it was answered
};

/// A notification daemon that writes down what it is told, on a bus connection of its own.
class NotificationDaemon : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit NotificationDaemon(QStringList capabilities, uint firstId = 1);
    ~NotificationDaemon() override;

    /// The bus knows an installed one, and would start it whenever the name is free.
    static bool anotherWouldStart();
    /// False when the bus has one already.
    bool start();
    /// From now on Notify is written down, and answered only by answerLate().
    void holdAnswers() { m_holds = true; }
    void answerLate();
    void refuse() { m_refuses = true; }

    void click(uint id, const QString& action) { Q_EMIT ActionInvoked(id, action); }
    void dismiss(uint id) { Q_EMIT NotificationClosed(id, 2); }
    void expire(uint id) { Q_EMIT NotificationClosed(id, 1); }

    QString name = QStringLiteral("Test");
    QList<Banner> banners;
    std::function<void()> arrived = [] {}; ///< for each of them
    QList<uint> closings;                  ///< what CloseNotification was called with

public Q_SLOTS:
    QString GetServerInformation(QString& vendor, QString& version, QString& specification)
    {
        vendor = version = QStringLiteral("test");
        specification = QStringLiteral("1.2");
        return name;
    }
    QStringList GetCapabilities() { return m_capabilities; }
    uint Notify(const QString& program, uint replaces, const QString& icon, const QString& title,
                const QString& body, const QStringList& actions, const QVariantMap& hints, int expiry);
    void CloseNotification(uint id);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);

private:
    QStringList m_capabilities;
    QString m_connectionName;
    QDBusConnection m_bus;
    QList<QDBusMessage> m_held;
    uint m_nextId;
    bool m_holds = false;
    bool m_refuses = false;
};

} // namespace baton::test
