// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/epolldispatcher_linux.h"

#include "core/net/loop/dispatcher.h"
#include "core/net/loop/log.h"

#include <QCoreApplication>
#include <QEvent>
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace baton::relay {

using namespace std::chrono_literals;

namespace {

constexpr int eventsPerTurn = 256;
/// Data of the eventfd, which is no watch.
constexpr quint64 wakeToken = ~quint64(0);

/// As Qt's own dispatcher maps them: an error or a hang-up is news for everybody.
constexpr std::array<quint32, 3> masks = {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 always = EPOLLERR | EPOLLHUP;

quint64 token(int descriptor, quint32 round) { return (quint64(round) << 32) | quint32(descriptor); }

} // namespace

QAbstractEventDispatcher* createDispatcher() { return new EpollDispatcher; }

EpollDispatcher::EpollDispatcher(QObject* parent) : QAbstractEventDispatcher(parent)
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.u64 = wakeToken;
    if (m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        qFatal("No descriptors left for an event loop: raise the limit on open files.");
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wake);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted.load())
        return false;
    tellKernel();
    const int wait = timeout(flags);
    if (wait != 0)
        Q_EMIT aboutToBlock();
    std::array<epoll_event, eventsPerTurn> events;
    const int count = ::epoll_wait(m_epoll, events.data(), eventsPerTurn, wait);
    if (wait != 0)
        Q_EMIT awake();
    int handled = 0;
    bool isWoken = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[size_t(i)];
        if (event.data.u64 == wakeToken) {
            isWoken = true;
        } else if (!(flags & QEventLoop::ExcludeSocketNotifiers)) {
            handled +=
                activate(int(event.data.u64 & 0xFFFFFFFF), quint32(event.data.u64 >> 32), event.events);
        }
    }
    if (isWoken) {
        // What woke us is done in this very turn: whoever waits for one more turn may be waiting for just
        // that.
        drainWakeUps();
        QCoreApplication::sendPostedEvents();
        ++handled;
    }
    if (!(flags & QEventLoop::X11ExcludeTimers))
        handled += m_timers.fire(TimerList::Clock::now());
    return handled > 0;
}

int EpollDispatcher::timeout(QEventLoop::ProcessEventsFlags flags) const
{
    if (!(flags & QEventLoop::WaitForMoreEvents))
        return 0;
    const auto next =
        flags & QEventLoop::X11ExcludeTimers ? std::nullopt : m_timers.untilNext(TimerList::Clock::now());
    if (!next)
        return -1;
    return int(std::min(std::chrono::ceil<std::chrono::milliseconds>(*next), std::chrono::milliseconds(24h))
                   .count());
}

int EpollDispatcher::activate(int descriptor, quint32 round, quint32 happened)
{
    int activated = 0;
    for (size_t type = 0; type < masks.size(); ++type) {
        // Looked up each time: whoever is activated may close this descriptor, or any other.
        const Watch& watch = m_watches[size_t(descriptor)];
        QSocketNotifier* const notifier = watch.round == round ? watch.notifiers[type] : nullptr;
        if (notifier && (happened & (masks[type] | always))) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++activated;
        }
    }
    return activated;
}

void EpollDispatcher::wakeUp()
{
    if (!m_wakeIsOut.exchange(true)) {
        const quint64 one = 1;
        // It can only fail when the counter is full, and then the thread wakes anyway.
        [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
    }
}

void EpollDispatcher::drainWakeUps()
{
    quint64 count = 0;
    [[maybe_unused]] const ssize_t bytes = ::read(m_wake, &count, sizeof count);
    // Before the posted events are looked at: what is posted from here on wakes again.
    m_wakeIsOut.store(false);
}

void EpollDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

EpollDispatcher::Watch* EpollDispatcher::watchOf(qintptr descriptor)
{
    if (descriptor < 0)
        return nullptr;
    if (size_t(descriptor) >= m_watches.size())
        m_watches.resize(std::max(size_t(descriptor) + 1, m_watches.size() * 2));
    return &m_watches[size_t(descriptor)];
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier* notifier)
{
    Watch* const watch = watchOf(notifier->socket());
    if (!watch)
        return;
    QSocketNotifier*& place = watch->notifiers[size_t(notifier->type())];
    if (place && place != notifier) {
        qCWarning(frontLog) << "Two notifiers of one kind for descriptor" << notifier->socket()
                            << "- the newer one counts";
    }
    if (watch->wanted == 0)
        ++watch->round;
    place = notifier;
    watch->wanted |= masks[size_t(notifier->type())];
    changed(int(notifier->socket()));
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier)
{
    Watch* const watch = watchOf(notifier->socket());
    if (!watch || watch->notifiers[size_t(notifier->type())] != notifier)
        return;
    watch->notifiers[size_t(notifier->type())] = nullptr;
    watch->wanted &= ~masks[size_t(notifier->type())];
    if (watch->wanted == 0) {
        // At once: the descriptor may be closed next, and its number given to another.
        tellKernel(int(notifier->socket()), *watch);
    } else {
        changed(int(notifier->socket()));
    }
}

void EpollDispatcher::changed(int descriptor)
{
    // Later: a write notifier is usually armed and disarmed within one turn, and then the kernel need not
    // know.
    Watch& watch = m_watches[size_t(descriptor)];
    if (!watch.isChanged) {
        watch.isChanged = true;
        m_changed.push_back(descriptor);
    }
}

void EpollDispatcher::tellKernel()
{
    for (const int descriptor : m_changed) {
        Watch& watch = m_watches[size_t(descriptor)];
        watch.isChanged = false;
        tellKernel(descriptor, watch);
    }
    m_changed.clear();
}

void EpollDispatcher::tellKernel(int descriptor, Watch& watch)
{
    const bool isWanted = watch.wanted != 0;
    if (isWanted == watch.isInKernel && watch.wanted == watch.registered)
        return;
    epoll_event event = {};
    event.events = watch.wanted;
    event.data.u64 = token(descriptor, watch.round);
    const int operation = !isWanted ? EPOLL_CTL_DEL : watch.isInKernel ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    int result = ::epoll_ctl(m_epoll, operation, descriptor, &event);
    if (result != 0 && operation == EPOLL_CTL_MOD && errno == ENOENT) {
        // Closed behind our back and opened again under the same number.
        result = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    } else if (result != 0 && operation == EPOLL_CTL_ADD && errno == EEXIST) {
        result = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
    }
    if (result != 0 && isWanted)
        qCWarning(frontLog) << "Cannot watch descriptor" << descriptor << ":" << qt_error_string(errno);
    watch.isInKernel = isWanted && result == 0;
    watch.registered = watch.isInKernel ? watch.wanted : 0;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject* object)
{
    m_timers.add(timerId, std::chrono::milliseconds(interval), timerType, object, TimerList::Clock::now());
}

bool EpollDispatcher::unregisterTimer(int timerId) { return m_timers.remove(timerId); }

bool EpollDispatcher::unregisterTimers(QObject* object) { return m_timers.removeAll(object); }

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject* object) const
{
    return m_timers.of(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    return int(m_timers.remaining(timerId, TimerList::Clock::now()).count());
}

} // namespace baton::relay
