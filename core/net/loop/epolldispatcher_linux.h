// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/timerlist.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <array>
#include <atomic>
#include <vector>

namespace baton::relay {

/// An event dispatcher over epoll: a turn costs what is ready, not what is open. What Qt asks of it otherwise
/// is the same as of its own. wakeUp() and interrupt() may be called from any thread, the rest from its own.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject* parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void wakeUp() override;
    void interrupt() override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject* object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject* object) override;
    QList<TimerInfo> registeredTimers(QObject* object) const override;
    int remainingTime(int timerId) override;

private:
    /// One descriptor, and who wants to know of it: by QSocketNotifier::Type.
    struct Watch
    {
        std::array<QSocketNotifier*, 3> notifiers{};
        quint32 wanted = 0;     ///< what the notifiers want now
        quint32 registered = 0; ///< what the kernel was told
        quint32 round =
            0; ///< counts its users, to tell an event of a descriptor that was closed and opened again
        bool isInKernel = false;
        bool isChanged = false;
    };

    Watch* watchOf(qintptr descriptor);
    void changed(int descriptor);
    void tellKernel();
    void tellKernel(int descriptor, Watch& watch);
    int timeout(QEventLoop::ProcessEventsFlags flags) const;
    int activate(int descriptor, quint32 round, quint32 events);
    void drainWakeUps();

    int m_epoll = -1;
    int m_wake = -1;
    std::vector<Watch> m_watches; ///< by descriptor
    std::vector<int> m_changed;   ///< descriptors the kernel has to be told about before the next wait
    TimerList m_timers;
    std::atomic<bool> m_wakeIsOut{false};
    std::atomic<bool> m_interrupted{false};
};

} // namespace baton::relay
