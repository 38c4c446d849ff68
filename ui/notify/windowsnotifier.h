// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <memory>

namespace baton::ui {

/// Toasts of Windows 10 and later. A click always takes a toast away, so closed() follows activated(). One
/// that does not stay leaves the notification centre with its time on the screen. GUI thread; Windows calls
/// back on threads of its own, which is handled here.
class WindowsNotifier : public Notifier
{
    Q_OBJECT
public:
    /// Whether this Windows has toasts for a program like this one; without, do not construct it.
    static bool isAvailable();

    explicit WindowsNotifier(QObject* parent = nullptr);
    ~WindowsNotifier() override;

    void show(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return true; }

private:
    struct Toasts;

    void listen(const QString& key, quint64 serial);
    bool isUp(const QString& key, quint64 serial) const;
    void activate(const QString& key, quint64 serial, const QString& action);
    void finish(const QString& key, CloseReason reason);

    std::unique_ptr<Toasts> m_toasts;
};

} // namespace baton::ui
