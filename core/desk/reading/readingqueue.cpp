// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/readingqueue.h"

#include "core/domain/shuttingdown.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

Refusal busy()
{
    return {Refusal::Kind::TooMany, QStringLiteral("Too many reads are waiting. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

} // namespace

Refusal takenOver()
{
    return {Refusal::Kind::TooMany, QStringLiteral("A newer search has taken the place of this one."),
            Refusal::Reason::None, std::nullopt};
}

void ReadingQueue::open()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
}

std::vector<ReadingJob> ReadingQueue::replacedBy(std::deque<ReadingJob>& waiting, const ReadingJob& job)
{
    std::vector<ReadingJob> replaced;
    if (job.replaces.isEmpty())
        return replaced;
    for (auto it = waiting.begin(); it != waiting.end();) {
        if (it->replaces == job.replaces) {
            replaced.push_back(std::move(*it));
            it = waiting.erase(it);
            --m_count;
        } else {
            ++it;
        }
    }
    if (m_running == job.replaces)
        m_superseded = true;
    return replaced;
}

void ReadingQueue::add(quint64 caller, ReadingJob job)
{
    std::vector<ReadingJob> replaced;
    std::optional<Refusal> refusal;
    {
        const std::lock_guard lock(m_mutex);
        auto& waiting = m_waiting[caller];
        if (!waiting)
            waiting = std::make_shared<std::deque<ReadingJob>>();
        const bool hadTurn = !waiting->empty();
        replaced = replacedBy(*waiting, job);
        if (!m_isOpen)
            refusal = shuttingDown();
        else if (m_count >= m_limits.inAll || (caller != 0 && waiting->size() >= m_limits.perCaller))
            refusal = busy();
        if (!refusal) {
            waiting->push_back(std::move(job));
            ++m_count;
        }
        const bool hasTurn = !waiting->empty();
        if (hasTurn && !hadTurn)
            m_turns.push_back(caller);
        else if (!hasTurn && hadTurn)
            m_turns.erase(std::find(m_turns.begin(), m_turns.end(), caller));
        if (!hasTurn)
            m_waiting.remove(caller);
    }
    m_wake.notify_one();
    if (refusal)
        job.refuse(*refusal);
    for (auto& older : replaced)
        older.refuse(takenOver());
}

std::optional<ReadingJob> ReadingQueue::take()
{
    std::unique_lock lock(m_mutex);
    m_running.clear();
    m_wake.wait(lock, [this] { return !m_turns.empty() || !m_isOpen; });
    if (m_turns.empty())
        return std::nullopt;
    const auto caller = m_turns.front();
    m_turns.pop_front();
    const auto waiting = m_waiting.value(caller);
    auto job = std::move(waiting->front());
    waiting->pop_front();
    --m_count;
    if (waiting->empty())
        m_waiting.remove(caller);
    else
        m_turns.push_back(caller);
    m_running = job.replaces;
    m_superseded = false;
    return job;
}

void ReadingQueue::close(bool andWhatWaits)
{
    std::vector<ReadingJob> left;
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
        if (andWhatWaits) {
            for (const auto& waiting : std::as_const(m_waiting))
                std::move(waiting->begin(), waiting->end(), std::back_inserter(left));
            m_waiting.clear();
            m_turns.clear();
            m_count = 0;
            m_superseded = true;
        }
    }
    m_wake.notify_all();
    for (auto& job : left)
        job.refuse(shuttingDown());
}

} // namespace baton::relay::desk
