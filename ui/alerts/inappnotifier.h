// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <QHash>
#include <QPointer>
#include <chrono>

namespace baton::ui {

class Toast;
class ToastStack;

/// Toasts inside the window, for while it has the focus: the desktop's own would cover what the agent reads.
/// They take no focus. The stack, which may go first, owns what is shown.
class InAppNotifier : public Notifier
{
    Q_OBJECT
public:
    explicit InAppNotifier(ToastStack& stack, QObject* parent = nullptr);
    ~InAppNotifier() override;

    void show(const Notice& notice) override;
    void reword(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return true; }
    /// How long one that does not stay is seen.
    void setPassing(std::chrono::milliseconds seen) { m_passing = seen; }

private:
    Toast* toastOf(const Notice& notice);
    void remove(const QString& key, CloseReason reason);

    QPointer<ToastStack> m_stack;
    QHash<QString, Toast*> m_toasts;
    std::chrono::milliseconds m_passing{8'000};
};

} // namespace baton::ui
