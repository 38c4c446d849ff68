// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QThread>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace baton::storage {

/// A thread that opens what it alone works with, such as a database, says how that went, and then works until
/// its work ends. Its owner's thread calls everything.
/// No regular expressions on it, nor other things of which something with a destructor is kept per thread:
/// MinGW calls those when the thread's storage is gone already.
class WorkThread
{
public:
    WorkThread() = default;
    ~WorkThread() { join(); }
    Q_DISABLE_COPY_MOVE(WorkThread)

    /// Waits for what @p open returns on the thread, a Result; where it is good, @p work follows.
    template <typename Open, typename Work>
    auto start(Open open, Work work)
    {
        std::promise<decltype(open())> promise;
        auto opened = promise.get_future();
        m_thread.reset(QThread::create(
            [promise = std::move(promise), open = std::move(open), work = std::move(work)]() mutable {
                auto result = open();
                const bool isGood = result.has_value();
                promise.set_value(std::move(result));
                if (isGood)
                    work();
            }));
        m_thread->start();
        auto result = opened.get();
        if (!result)
            join();
        return result;
    }
    /// Waits for its end; whoever calls it has told the work to end.
    void join()
    {
        if (m_thread)
            m_thread->wait();
        m_thread.reset();
    }

private:
    std::unique_ptr<QThread> m_thread;
};

/// What waits for a thread, which takes all of it at once. Safe from any thread.
template <typename Job>
class WorkQueue
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
    }
    /// What waits is still taken.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = false;
        }
        m_wake.notify_all();
    }
    bool isOpen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isOpen;
    }
    /// False when it is closed; then @p job is left as it was.
    bool add(Job&& job)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_isOpen)
                return false;
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
        return true;
    }
    /// Waits. Nothing when it is closed and nothing is left.
    std::vector<Job> take()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return !m_jobs.empty() || !m_isOpen; });
        return std::exchange(m_jobs, {});
    }
    /// Hands each job to @p take as it comes, until it is closed and nothing is left.
    template <typename Take>
    void forEach(Take take)
    {
        for (auto jobs = this->take(); !jobs.empty(); jobs = this->take())
            for (auto& job : jobs)
                take(job);
    }
    /// What take() gives, and empty when none came in that time. Nothing when it is closed and nothing is
    /// left.
    std::optional<std::vector<Job>> takeWithin(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, patience, [this] { return !m_jobs.empty() || !m_isOpen; });
        if (m_jobs.empty() && !m_isOpen)
            return std::nullopt;
        return std::exchange(m_jobs, {});
    }
    /// Passes the time until it is closed.
    void idle(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, time, [this] { return !m_isOpen; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Job> m_jobs;
    bool m_isOpen = false;
};

} // namespace baton::storage
