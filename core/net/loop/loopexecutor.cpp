// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/loopexecutor.h"

#include <QBasicTimer>
#include <QCoreApplication>
#include <QEvent>
#include <QTimerEvent>

namespace baton::relay {

/// Wakes the thread. From elsewhere with a posted event; from the thread itself with a timer of no time,
/// because posted events that post again are served before any socket is looked at.
class LoopExecutor::Bell final : public QObject
{
public:
    explicit Bell(LoopExecutor& box) : m_box(box) {}

    void ring(bool fromOwnThread)
    {
        if (fromOwnThread)
            m_again.start(0, this);
        else
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }

protected:
    void customEvent(QEvent*) override { m_box.runBatch(); }
    void timerEvent(QTimerEvent*) override
    {
        m_again.stop();
        m_box.runBatch();
    }

private:
    LoopExecutor& m_box;
    QBasicTimer m_again;
};

LoopExecutor::LoopExecutor() : m_bell(std::make_unique<Bell>(*this)) {}

LoopExecutor::~LoopExecutor() = default;

void LoopExecutor::post(std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    if (m_shut)
        return;
    m_work.push_back(std::move(work));
    if (!m_rung) {
        m_rung = true;
        m_bell->ring(isCurrent());
    }
}

void LoopExecutor::serve(QThread* thread)
{
    m_bell->moveToThread(thread);
    m_thread.store(thread, std::memory_order_release);
}

void LoopExecutor::shut()
{
    // Destroyed outside of the lock: what is dropped may post.
    std::vector<std::function<void()>> dropped;
    const QMutexLocker lock(&m_mutex);
    m_shut = true;
    m_bell.reset();
    dropped.swap(m_work);
}

void LoopExecutor::runBatch()
{
    std::vector<std::function<void()>> batch;
    {
        const QMutexLocker lock(&m_mutex);
        m_rung = false;
        batch.swap(m_work);
    }
    m_busy = true;
    for (const std::function<void()>& work : batch)
        work();
    if (m_afterBatch)
        m_afterBatch();
    m_busy = false;
}

} // namespace baton::relay
