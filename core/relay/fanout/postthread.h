// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/executor.h"

#include <QObject>
#include <QThread>

namespace baton::relay {

/// A thread with an event loop of its own, for what must not hold up I/O.
class PostThread : public Executor
{
public:
    explicit PostThread(const QString& name);
    ~PostThread() override;

    void start();
    /// Runs @p last on the thread after everything that was posted before, then ends it. Later work is
    /// dropped.
    void stop(std::function<void()> last);

    void post(std::function<void()> work) override;
    bool isCurrent() const override;

private:
    QThread m_thread;
    QObject m_context; ///< lives on m_thread
};

} // namespace baton::relay
