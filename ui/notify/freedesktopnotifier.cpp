// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/freedesktopnotifier.h"

#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QPixmap>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcNotify, "baton.notify")

const QString& daemonName()
{
    static const QString name = QStringLiteral("org.freedesktop.Notifications");
    return name;
}

const QString& daemonPath()
{
    static const QString path = QStringLiteral("/org/freedesktop/Notifications");
    return path;
}

QDBusMessage method(const QString& service, const char* name)
{
    return QDBusMessage::createMethodCall(service, daemonPath(), daemonName(), QLatin1String(name));
}

QDBusMessage closing(const QString& owner, uint id)
{
    auto message = method(owner, "CloseNotification");
    message.setArguments({id});
    return message;
}

/// The icon has the same name as the desktop file, where that is installed; else the program's own, in a
/// file.
QString iconName()
{
    const auto name = QGuiApplication::desktopFileName();
    const auto icon = QGuiApplication::windowIcon();
    if (icon.isNull() || QIcon::hasThemeIcon(name))
        return name;
    static const QString file = [&icon] {
        constexpr int side = 64;
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
        const auto path = folder.filePath(QStringLiteral("notification.png"));
        const bool isThere = folder.mkpath(QStringLiteral(".")) && icon.pixmap(side).save(path);
        return isThere ? QUrl::fromLocalFile(path).toString() : QString();
    }();
    return file.isEmpty() ? name : file;
}

uchar urgencyByte(Notice::Urgency urgency)
{
    switch (urgency) {
    case Notice::Urgency::Low:
        return 0;
    case Notice::Urgency::Normal:
        return 1;
    case Notice::Urgency::Critical:
        return 2;
    }
    return 1;
}

Notifier::CloseReason reasonOf(uint reason)
{
    switch (reason) {
    case 1:
        return Notifier::CloseReason::Expired;
    case 2:
        return Notifier::CloseReason::Dismissed;
    case 3:
        return Notifier::CloseReason::Withdrawn;
    default:
        return Notifier::CloseReason::Unknown;
    }
}

QVariantMap hintsOf(const Notice& notice)
{
    QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(urgencyByte(notice.urgency))}};
    if (const QString entry = QGuiApplication::desktopFileName(); !entry.isEmpty())
        hints.insert(QStringLiteral("desktop-entry"), entry);
    if (notice.stays) {
        // An answer may be refused; whoever asked closes the notice when it was not.
        hints.insert(QStringLiteral("resident"), true);
    }
    if (notice.isSilent)
        hints.insert(QStringLiteral("suppress-sound"), true);
    else if (notice.urgency == Notice::Urgency::Critical)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
    return hints;
}

} // namespace

FreedesktopNotifier::FreedesktopNotifier(const QDBusConnection& bus, QObject* parent)
    : Notifier(parent)
    , m_bus(bus)
    , m_watcher(daemonName(), bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) { changeOwner(owner); });
    // No service here: QtDBus would ask for its owner and block. find() looks at the sender instead.
    // Qt wants these signatures without spaces.
    // clang-format off
    m_bus.connect(QString(), daemonPath(), daemonName(), QStringLiteral("ActionInvoked"), this,
                  SLOT(hearAction(uint,QString,QDBusMessage)));
    m_bus.connect(QString(), daemonPath(), daemonName(), QStringLiteral("NotificationClosed"), this,
                  SLOT(hearClosed(uint,uint,QDBusMessage)));
    // clang-format on
    ask(daemonName());
}

FreedesktopNotifier::~FreedesktopNotifier()
{
    for (const auto& watcher : std::as_const(m_unanswered)) {
        if (!watcher)
            continue;
        watcher->disconnect(this);
        watcher->setParent(QCoreApplication::instance());
        connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                [bus = m_bus, owner = m_owner](QDBusPendingCallWatcher* answered) {
                    if (const auto id = answered->reply().arguments().value(0).toUInt(); id != 0)
                        bus.asyncCall(closing(owner, id));
                    answered->deleteLater();
                });
    }
}

void FreedesktopNotifier::show(const Notice& notice)
{
    Shown* shown = find(notice.key);
    if (!shown)
        shown = &m_shown.emplace_back();
    shown->notice = presentable(notice);
    shown->newer = true;
    if (m_daemon == Daemon::Ready)
        send(*shown);
    else if (m_daemon == Daemon::Absent)
        ask(daemonName()); // which starts a daemon that can be started
}

void FreedesktopNotifier::close(const QString& key)
{
    if (const Shown* shown = find(key)) {
        // One whose id is not known yet is closed by takeId().
        if (shown->id != 0)
            withdraw(shown->id);
        finish(key, CloseReason::Withdrawn);
    }
}

void FreedesktopNotifier::closeAll()
{
    QStringList keys;
    for (const Shown& shown : std::as_const(m_shown))
        keys << shown.notice.key;
    for (const QString& key : std::as_const(keys))
        close(key);
}

void FreedesktopNotifier::hearAction(uint id, const QString& action, const QDBusMessage& message)
{
    const Shown* shown = find(id, message);
    if (!shown)
        return;
    const QList<Notice::Action>& actions = shown->notice.actions;
    const bool known =
        action == defaultAction() ||
        std::any_of(actions.begin(), actions.end(), [&](const auto& one) { return one.id == action; });
    if (known) {
        const QString key = shown->notice.key;
        Q_EMIT activated(key, action);
    }
}

void FreedesktopNotifier::hearClosed(uint id, uint reason, const QDBusMessage& message)
{
    Shown* shown = find(id, message);
    if (!shown)
        return;
    if (shown->call != 0 || shown->newer) {
        shown->id = 0; // it went while a newer one was on its way, which comes up by itself
        return;
    }
    const QString key = shown->notice.key;
    finish(key, reasonOf(reason));
}

void FreedesktopNotifier::ask(const QString& service)
{
    m_daemon = Daemon::Asked;
    // Answered in order, so this is known before anything is shown.
    call(method(service, "GetServerInformation"), [this](const QDBusMessage& answer) {
        // Seen with 0.7.3: a button of its own for what a click on the banner does.
        m_drawsDefault = answer.arguments().value(0).toString().startsWith(QLatin1String("Xfce"));
    });
    call(method(service, "GetCapabilities"),
         [this, service](const QDBusMessage& answer) { takeCapabilities(service, answer); });
}

void FreedesktopNotifier::takeCapabilities(const QString& service, const QDBusMessage& answer)
{
    const bool unique = service.startsWith(QLatin1Char(':'));
    const QString owner = unique ? service : answer.service();
    if (!owner.startsWith(QLatin1Char(':'))) { // the bus itself answered: there is no daemon
        qCInfo(lcNotify) << "no notification daemon:" << answer.errorMessage();
        standAbsent();
        return;
    }
    m_owner = owner;
    m_daemon = Daemon::Ready;
    // A daemon that does not say what it can do is taken to show plain text.
    const QStringList capabilities = answer.type() == QDBusMessage::ReplyMessage
                                         ? answer.arguments().value(0).toStringList()
                                         : QStringList();
    const bool changed = capabilities != m_capabilities;
    m_capabilities = capabilities;
    sendWaiting();
    if (changed)
        Q_EMIT capabilitiesChanged();
}

void FreedesktopNotifier::changeOwner(const QString& owner)
{
    if (m_daemon == Daemon::Ready && owner == m_owner)
        return; // its answer was here before the bus's word; asking again would show everything twice
    ++m_generation;
    m_unanswered.clear();
    m_owner.clear();
    m_daemon = Daemon::Absent;
    for (Shown& shown : m_shown) {
        shown.id = 0;
        shown.call = 0;
        shown.newer = true;
    }
    if (!owner.isEmpty())
        ask(owner);
    else if (std::any_of(m_shown.begin(), m_shown.end(), [](const Shown& one) { return !one.seen; }))
        ask(daemonName()); // it went with calls unanswered: start another, or learn that there is none
}

void FreedesktopNotifier::standAbsent()
{
    m_daemon = Daemon::Absent;
    QStringList lost;
    for (const Shown& shown : std::as_const(m_shown))
        if (!shown.notice.stays && !shown.seen)
            lost << shown.notice.key;
    for (const QString& key : std::as_const(lost))
        finish(key, CloseReason::Failed);
}

void FreedesktopNotifier::sendWaiting()
{
    for (Shown& shown : m_shown)
        if (shown.newer)
            send(shown);
}

void FreedesktopNotifier::send(Shown& shown)
{
    if (shown.call != 0)
        return; // its id is needed to replace it; takeId() sends again
    shown.newer = false;
    shown.call = ++m_calls;
    QDBusMessage message = method(m_owner, "Notify");
    message.setArguments(arguments(shown));
    m_unanswered.insert(shown.call,
                        call(message, [this, key = shown.notice.key, number = shown.call](
                                          const QDBusMessage& answer) { takeId(key, number, answer); }));
}

void FreedesktopNotifier::takeId(const QString& key, quint64 call, const QDBusMessage& answer)
{
    m_unanswered.remove(call);
    Shown* shown = find(key);
    const bool wanted = shown && shown->call == call;
    if (answer.type() != QDBusMessage::ReplyMessage) {
        qCWarning(lcNotify) << "a notification was refused:" << answer.errorName() << answer.errorMessage();
        if (wanted)
            finish(key, CloseReason::Failed);
        return;
    }
    const uint id = answer.arguments().value(0).toUInt();
    if (!wanted) {
        withdraw(id); // closed before its id was known
        return;
    }
    shown->id = id;
    shown->call = 0;
    shown->seen = true;
    if (shown->newer)
        send(*shown);
}

void FreedesktopNotifier::withdraw(uint id)
{
    m_bus.asyncCall(closing(m_owner, id)); // an error says that it is gone already
}

void FreedesktopNotifier::finish(const QString& key, CloseReason reason)
{
    const QString name = key; // the caller's may lie in what goes
    m_shown.removeIf([&](const Shown& shown) { return shown.notice.key == name; });
    Q_EMIT closed(name, reason);
}

QVariantList FreedesktopNotifier::arguments(const Shown& shown) const
{
    const Notice& notice = shown.notice;
    QStringList actions;
    if (hasActions()) {
        if (!m_drawsDefault || notice.actions.isEmpty())
            actions << defaultAction() << tr("Open");
        for (const Notice::Action& action : notice.actions)
            actions << action.id << action.label;
    }
    QString body = hasActions() ? notice.body : bodyWithoutActions(notice);
    if (m_capabilities.contains(QLatin1String("body-markup")))
        body = body.toHtmlEscaped();
    const int expiry = notice.stays ? 0 : -1; // milliseconds; -1 leaves it to the daemon
    return {QGuiApplication::applicationDisplayName(),
            shown.id,
            iconName(),
            notice.title,
            body,
            actions,
            hintsOf(notice),
            expiry};
}

FreedesktopNotifier::Shown* FreedesktopNotifier::find(const QString& key)
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [&](const Shown& shown) { return shown.notice.key == key; });
    return found == m_shown.end() ? nullptr : &*found;
}

FreedesktopNotifier::Shown* FreedesktopNotifier::find(uint id, const QDBusMessage& message)
{
    if (id == 0 || m_owner.isEmpty() || message.service() != m_owner)
        return nullptr;
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const Shown& shown) { return shown.id == id; });
    return found == m_shown.end() ? nullptr : &*found;
}

template <typename Done>
QDBusPendingCallWatcher* FreedesktopNotifier::call(const QDBusMessage& message, Done done)
{
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, done, generation = m_generation](QDBusPendingCallWatcher* answered) {
                answered->deleteLater();
                if (generation == m_generation)
                    done(answered->reply());
            });
    return watcher;
}

} // namespace baton::ui
