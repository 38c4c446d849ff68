// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/windowsnotifier.h"

#ifdef Q_OS_WIN

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <shobjidl.h>
#include <winrt/Windows.Data.Xml.Dom.h>
#include <winrt/Windows.Foundation.Collections.h>
#include <winrt/Windows.Foundation.h>
#include <winrt/Windows.UI.Notifications.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QSettings>
#include <functional>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcToasts, "baton.notify")

namespace xml = winrt::Windows::Data::Xml::Dom;
namespace toasts = winrt::Windows::UI::Notifications;

constexpr qsizetype mostActions = 5; // Windows shows no toast at all when there are more
constexpr wchar_t group[] = L"baton";

winrt::hstring wide(const QString& text) { return winrt::hstring(text.toStdWString()); }

QString narrow(const winrt::hstring& text)
{
    return QString::fromWCharArray(text.c_str(), static_cast<qsizetype>(text.size()));
}

/// What Windows knows this program by. Without a start menu entry that carries it, the registry introduces
/// it; a toast of an unknown program is dropped without a word.
const winrt::hstring& programId()
{
    static const winrt::hstring id = [] {
        QString name = QGuiApplication::desktopFileName();
        if (name.isEmpty())
            name = QCoreApplication::applicationName();
        QSettings entry(QStringLiteral("HKEY_CURRENT_USER\\Software\\Classes\\AppUserModelId\\") + name,
                        QSettings::NativeFormat);
        entry.setValue(QStringLiteral("DisplayName"), QGuiApplication::applicationDisplayName());
        winrt::hstring wideName = wide(name);
        SetCurrentProcessExplicitAppUserModelID(wideName.c_str());
        return wideName;
    }();
    return id;
}

/// Tags have at most 64 characters, keys have any number.
winrt::hstring tagOf(const QString& key)
{
    return wide(
        QString::fromLatin1(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex()));
}

xml::XmlElement append(const xml::XmlDocument& document, const xml::IXmlNode& parent, const wchar_t* name)
{
    xml::XmlElement element = document.CreateElement(name);
    parent.AppendChild(element);
    return element;
}

/// Built node by node, so that a stranger's text cannot become markup.
xml::XmlDocument documentOf(const Notice& notice)
{
    xml::XmlDocument document;
    xml::XmlElement toast = append(document, document, L"toast");
    toast.SetAttribute(L"launch", wide(Notifier::defaultAction()));
    if (notice.stays && !notice.actions.isEmpty())
        toast.SetAttribute(L"scenario", L"reminder"); // stays on the screen, if it has a button
    else if (notice.stays)
        toast.SetAttribute(L"duration", L"long");
    const xml::XmlElement visual = append(document, toast, L"visual");
    const xml::XmlElement binding = append(document, visual, L"binding");
    binding.SetAttribute(L"template", L"ToastGeneric");
    append(document, binding, L"text").InnerText(wide(notice.title));
    append(document, binding, L"text").InnerText(wide(notice.body));
    if (notice.isSilent)
        append(document, toast, L"audio").SetAttribute(L"silent", L"true");
    const xml::XmlElement actions = append(document, toast, L"actions");
    for (const Notice::Action& action : notice.actions.mid(0, mostActions)) {
        const xml::XmlElement button = append(document, actions, L"action");
        button.SetAttribute(L"content", wide(action.label));
        button.SetAttribute(L"arguments", wide(action.id));
        button.SetAttribute(L"activationType", L"foreground");
    }
    return document;
}

/// Brings what Windows says on a thread of its own to the GUI thread; @p notifier is only looked at there.
void post(const QPointer<WindowsNotifier>& notifier, const std::function<void()>& what)
{
    if (QCoreApplication* application = QCoreApplication::instance()) {
        QMetaObject::invokeMethod(
            application,
            [notifier, what] {
                if (notifier)
                    what();
            },
            Qt::QueuedConnection);
    }
}

} // namespace

struct WindowsNotifier::Toasts
{
    struct Up
    {
        toasts::ToastNotification toast{nullptr};
        quint64 serial = 0; ///< a toast that was replaced still speaks
        bool stays = false;
    };

    toasts::ToastNotifier notifier{toasts::ToastNotificationManager::CreateToastNotifier(programId())};
    QHash<QString, Up> up;
    quint64 serials = 0;

    /// Off the screen and out of the notification centre.
    void remove(const QString& key, const Up& gone) const
    {
        try {
            notifier.Hide(gone.toast);
            toasts::ToastNotificationManager::History().Remove(tagOf(key), group, programId());
        } catch (const winrt::hresult_error& error) {
            qCDebug(lcToasts) << "a toast is gone already:" << narrow(error.message());
        }
    }
};

bool WindowsNotifier::isAvailable()
{
    try {
        toasts::ToastNotificationManager::CreateToastNotifier(programId());
        return true;
    } catch (const winrt::hresult_error& error) {
        qCWarning(lcToasts) << "no toasts:" << narrow(error.message());
        return false;
    }
}

WindowsNotifier::WindowsNotifier(QObject* parent) : Notifier(parent), m_toasts(std::make_unique<Toasts>()) {}

WindowsNotifier::~WindowsNotifier() = default;

void WindowsNotifier::show(const Notice& notice)
{
    const QString key = notice.key;
    try {
        toasts::ToastNotification toast(documentOf(presentable(notice)));
        toast.Tag(tagOf(key)); // one of the same tag and group is replaced
        toast.Group(group);
        if (notice.urgency == Notice::Urgency::Critical)
            toast.Priority(toasts::ToastNotificationPriority::High);
        const quint64 serial = ++m_toasts->serials;
        m_toasts->up.insert(key, {toast, serial, notice.stays});
        listen(key, serial);
        m_toasts->notifier.Show(toast);
    } catch (const winrt::hresult_error& error) {
        qCWarning(lcToasts) << "a toast was refused:" << narrow(error.message());
        finish(key, CloseReason::Failed);
    }
}

void WindowsNotifier::listen(const QString& key, quint64 serial)
{
    const toasts::ToastNotification toast = m_toasts->up.value(key).toast;
    const QPointer<WindowsNotifier> self(this);
    toast.Activated(
        [this, self, key, serial](const auto&, const winrt::Windows::Foundation::IInspectable& args) {
            const auto activation = args.try_as<toasts::ToastActivatedEventArgs>();
            const QString action = activation ? narrow(activation.Arguments()) : defaultAction();
            post(self, [this, key, serial, action] { activate(key, serial, action); });
        });
    toast.Dismissed([this, self, key, serial](const auto&, const toasts::ToastDismissedEventArgs& args) {
        const bool timedOut = args.Reason() == toasts::ToastDismissalReason::TimedOut;
        post(self, [this, key, serial, timedOut] {
            // It has only moved to the notification centre, where one that stays can still be answered.
            if (!isUp(key, serial) || (timedOut && m_toasts->up.value(key).stays)) {
                return;
            }
            m_toasts->remove(key, m_toasts->up.value(key));
            finish(key, timedOut ? CloseReason::Expired : CloseReason::Dismissed);
        });
    });
    toast.Failed([this, self, key, serial](const auto&, const toasts::ToastFailedEventArgs&) {
        post(self, [this, key, serial] {
            if (isUp(key, serial)) {
                finish(key, CloseReason::Failed);
            }
        });
    });
}

bool WindowsNotifier::isUp(const QString& key, quint64 serial) const
{
    return m_toasts->up.contains(key) && m_toasts->up.value(key).serial == serial;
}

void WindowsNotifier::activate(const QString& key, quint64 serial, const QString& action)
{
    if (!isUp(key, serial))
        return;
    Q_EMIT activated(key, action);
    // Whoever heard it may have closed it, or shown the next.
    if (isUp(key, serial))
        finish(key, CloseReason::Dismissed);
}

void WindowsNotifier::close(const QString& key)
{
    if (m_toasts->up.contains(key)) {
        m_toasts->remove(key, m_toasts->up.value(key));
        finish(key, CloseReason::Withdrawn);
    }
}

void WindowsNotifier::closeAll()
{
    const QStringList keys = m_toasts->up.keys();
    for (const QString& key : keys)
        close(key);
}

void WindowsNotifier::finish(const QString& key, CloseReason reason)
{
    const QString name = key; // the caller's may lie in what goes
    m_toasts->up.remove(name);
    Q_EMIT closed(name, reason);
}

} // namespace baton::ui

#endif // Q_OS_WIN
