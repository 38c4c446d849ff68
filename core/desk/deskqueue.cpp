// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/deskqueue.h"

#include "core/domain/shuttingdown.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr auto ridersWait = std::chrono::milliseconds(20); ///< for a commit to ride with

Refusal tooManyRows()
{
    return {Refusal::Kind::TooMany,
            QStringLiteral("Too much is waiting to be written. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

} // namespace

void DeskQueue::open()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
}

void DeskQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
    }
    m_wake.notify_all();
}

bool DeskQueue::hasCommands() const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lines& lines) { return !lines.isEmpty(); });
}

bool DeskQueue::wait()
{
    std::unique_lock lock(m_mutex);
    const auto isDue = [this] { return hasCommands() || !m_isOpen; };
    m_wake.wait(lock, [&] { return isDue() || !m_riders.isEmpty(); });
    if (!isDue())
        m_wake.wait_for(lock, ridersWait, isDue);
    return hasCommands() || !m_riders.isEmpty();
}

void DeskQueue::add(Lane lane, const QString& whose, std::unique_ptr<Task> task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isOpen) {
            const bool isFirst = !hasCommands();
            m_lanes.at(lane).add(whose, std::move(task));
            if (isFirst)
                m_wake.notify_one();
            return;
        }
    }
    task->refuse(shuttingDown());
}

void DeskQueue::ride(const QString& whose, std::unique_ptr<Task> task)
{
    bool isFull = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isOpen) {
            const bool isFirst = m_riders.isEmpty();
            isFull = !m_riders.add(whose, task);
            if (isFirst)
                m_wake.notify_one();
        }
    }
    if (task)
        task->refuse(isFull ? tooManyRows() : shuttingDown());
}

Foreseen DeskQueue::foresee(size_t most)
{
    Foreseen foreseen;
    const std::lock_guard lock(m_mutex);
    for (const auto& lines : m_lanes)
        lines.foresee(foreseen, most);
    return foreseen;
}

std::optional<Waiting> DeskQueue::take(Lane lane)
{
    const std::lock_guard lock(m_mutex);
    return m_lanes.at(lane).take();
}

void DeskQueue::done(Lane lane, const QString& whose)
{
    const std::lock_guard lock(m_mutex);
    m_lanes.at(lane).done(whose);
}

void DeskQueue::putBack(Lane lane, Waiting waiting)
{
    const std::lock_guard lock(m_mutex);
    m_lanes.at(lane).putBack(std::move(waiting));
}

bool DeskQueue::isWaitingBefore(Lane lane)
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_lanes.begin(), m_lanes.begin() + qsizetype(lane),
                       [](const Lines& lines) { return !lines.isEmpty(); });
}

std::unique_ptr<Task> DeskQueue::takeRider()
{
    const std::lock_guard lock(m_mutex);
    return m_riders.take();
}

} // namespace baton::relay::desk
