#include "core/relay/front/iothread.h"

#include "core/relay/front/dispatcher.h"

#include <QCoreApplication>
#include <QEvent>

namespace baton::relay {

namespace {
const auto wakeEvent = QEvent::Type(QEvent::registerEventType());
}

class IoThread::Context : public QObject
{
public:
    explicit Context(IoThread& owner) : m_owner(owner) {}

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != wakeEvent)
            return QObject::event(event);
        m_owner.runPosted();
        return true;
    }

private:
    IoThread& m_owner;
};

IoThread::IoThread(int number)
{
    m_thread.setObjectName(QStringLiteral("baton-io-%1").arg(number));
    if (auto dispatcher = createIoDispatcher())
        m_thread.setEventDispatcher(dispatcher.release());
    m_context = new Context(*this);
    m_context->moveToThread(&m_thread);
    // Children of the context are sockets; they have to go on their own thread.
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
}

IoThread::~IoThread() { stop(); }

void IoThread::start() { m_thread.start(); }

void IoThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return;
        m_stopped = true;
    }
    if (!m_thread.isRunning()) {
        delete m_context;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void IoThread::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return;
        m_posted.push_back(std::move(work));
        if (m_woken)
            return;
        m_woken = true;
        // Under the lock, so that stop() cannot delete the context in between.
        QCoreApplication::postEvent(m_context, new QEvent(wakeEvent));
    }
}

bool IoThread::isCurrent() const { return QThread::currentThread() == &m_thread; }

void IoThread::runPosted()
{
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_mutex);
        work.swap(m_posted);
        m_woken = false;
    }
    for (auto& one : work)
        one();
}

} // namespace baton::relay
