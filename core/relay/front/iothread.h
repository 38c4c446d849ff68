#pragma once

#include "core/relay/front/executor.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

namespace baton::relay {

/// One thread with an event loop that owns sockets. Work posted together is run together after one wake-up.
class IoThread : public Executor
{
public:
    explicit IoThread(int number);
    ~IoThread() override;

    void start();
    /// Runs what was posted, then ends the loop and the thread.
    void stop();

    void post(std::function<void()> work) override;
    bool isCurrent() const override;
    /// An object that lives on this thread: parent and context for what does too.
    QObject* context() const { return m_context; }

private:
    class Context;
    void runPosted();

    QThread m_thread;
    QObject* m_context = nullptr;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_posted;
    bool m_woken = false;
    bool m_stopped = false;
};

} // namespace baton::relay
