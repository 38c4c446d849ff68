// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/inappnotifier.h"

#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"

namespace baton::ui {

InAppNotifier::InAppNotifier(ToastStack& stack, QObject* parent) : Notifier(parent), m_stack(&stack) {}

InAppNotifier::~InAppNotifier()
{
    if (!m_stack)
        return;
    for (auto* toast : std::as_const(m_toasts))
        m_stack->takeAway(toast);
}

Toast* InAppNotifier::toastOf(const Notice& notice)
{
    auto* toast = new Toast(notice);
    connect(toast, &Toast::chosen, this,
            [this, key = notice.key](const QString& action) { Q_EMIT activated(key, action); });
    connect(toast, &Toast::putOff, this, [this, key = notice.key] { remove(key, CloseReason::Dismissed); });
    if (!notice.stays) {
        toast->passAfter(m_passing);
        connect(toast, &Toast::passed, this, [this, key = notice.key] { remove(key, CloseReason::Expired); });
    }
    return toast;
}

void InAppNotifier::show(const Notice& given)
{
    if (!m_stack)
        return;
    const auto notice = presentable(given);
    auto* toast = toastOf(notice);
    m_stack->put(toast, m_toasts.value(notice.key));
    m_toasts.insert(notice.key, toast);
}

void InAppNotifier::reword(const Notice& given)
{
    const auto notice = presentable(given);
    if (auto* toast = m_stack ? m_toasts.value(notice.key) : nullptr)
        toast->setWords(notice.title, notice.body);
}

void InAppNotifier::remove(const QString& key, CloseReason reason)
{
    auto* toast = m_toasts.take(key);
    if (!toast)
        return;
    if (m_stack)
        m_stack->takeAway(toast);
    Q_EMIT closed(key, reason);
}

void InAppNotifier::close(const QString& key) { remove(key, CloseReason::Withdrawn); }

void InAppNotifier::closeAll()
{
    const auto keys = m_toasts.keys();
    for (const auto& key : keys)
        close(key);
}

} // namespace baton::ui
