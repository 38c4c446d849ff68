// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/executor.h"

#include <QMutex>
#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>
#include <vector>

namespace baton::relay {

/// The Executor of one thread. Anyone may keep it beyond the thread's end; what is posted then is dropped.
class LoopExecutor final : public Executor
{
public:
    LoopExecutor();
    ~LoopExecutor() override;

    void post(std::function<void()> work) override;
    bool isCurrent() const override
    {
        return m_thread.load(std::memory_order_acquire) == QThread::currentThread();
    }

    /// On its thread: whether a batch is under way, so that what @p after does will be done soon.
    bool isBusy() const { return m_busy; }
    /// @p after runs on the thread after each batch of work.
    void setAfterBatch(std::function<void()> after) { m_afterBatch = std::move(after); }
    /// Work may be posted before; it is done once @p thread runs its event loop. Called from the thread that
    /// owns @p thread, before it starts.
    void serve(QThread* thread);
    /// Called on the thread when its loop has ended: nothing is run any more.
    void shut();

private:
    class Bell;
    void runBatch();

    std::atomic<QThread*> m_thread{nullptr};
    std::function<void()> m_afterBatch;
    QMutex m_mutex;
    std::vector<std::function<void()>> m_work;
    std::unique_ptr<Bell> m_bell;
    bool m_rung = false;
    bool m_shut = false;
    bool m_busy = false; ///< its thread only
};

} // namespace baton::relay
