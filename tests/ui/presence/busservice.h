// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QHash>
#include <functional>

namespace baton::test {

/// A service of the desktop that says what it is told to, under any path and interface, on a bus connection
/// of its own: it goes from the bus when it is destroyed.
class BusService : public QDBusVirtualObject
{
    Q_OBJECT
public:
    /// What a method answers; nothing is an error.
    using Answer = std::function<QVariantList(const QDBusMessage& call)>;

    explicit BusService(QString name);
    ~BusService() override;

    /// False when the bus has one of that name already.
    bool start();
    void answer(const QString& method, const Answer& answer) { m_answers.insert(method, answer); }
    void say(const QString& path, const QString& interface, const QString& signal, const QVariantList& what);
    /// From now on calls are taken and never answered.
    void fallSilent() { m_isSilent = true; }

    QStringList asked; ///< the methods, in order

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

private:
    QString m_name;
    QString m_connectionName;
    QDBusConnection m_bus;
    QHash<QString, Answer> m_answers;
    bool m_isSilent = false;
};

/// A screen saver under its own name, as GNOME's and KDE's are.
class ScreenSaver : public BusService
{
    Q_OBJECT
public:
    explicit ScreenSaver(const QString& name);

    void lock(bool locked);
    /// Locked without a word, as before the program came.
    void beLocked() { m_isLocked = true; }

private:
    QString m_interface;
    bool m_isLocked = false;
};

} // namespace baton::test
