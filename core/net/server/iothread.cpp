// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/iothread.h"

#include "core/net/loop/dispatcher.h"
#include "core/net/server/httpconnection.h"

#include <QCoreApplication>
#include <QTimer>

namespace baton::relay {

IoThread::IoThread(std::shared_ptr<Shared> shared, int number)
    : m_shared(std::move(shared))
    , m_executor(std::make_shared<LoopExecutor>())
{
    setObjectName(QStringLiteral("io-%1").arg(number));
    m_executor->serve(this);
}

void IoThread::begin()
{
    // Not earlier: a thread that never starts would never delete it.
    if (QAbstractEventDispatcher* const dispatcher = createDispatcher())
        setEventDispatcher(dispatcher);
    setSettings(m_shared->settings);
    start();
}

IoThread::~IoThread()
{
    if (!isRunning())
        m_executor->shut();
}

void IoThread::adopt(qintptr descriptor, Admission::Ticket ticket)
{
    m_executor->post([this, descriptor, ticket = std::make_shared<Admission::Ticket>(std::move(ticket))] {
        welcome(descriptor, std::move(*ticket));
    });
}

void IoThread::welcome(qintptr descriptor, Admission::Ticket ticket)
{
    const auto& tls = m_group->settings().tls;
    auto stream = Stream::open(descriptor, tls ? &*tls : nullptr, std::move(ticket));
    if (!stream)
        return;
    ++m_shared->counters.open;
    auto* const connection = new HttpConnection(*m_group, std::move(stream));
    if (m_group->isDraining())
        connection->drain();
}

void IoThread::setSettings(std::shared_ptr<const FrontSettings> settings)
{
    m_executor->post([this, settings = std::move(settings)] { m_group->setSettings(settings); });
}

void IoThread::drain(std::chrono::milliseconds grace)
{
    m_executor->post([this, grace] {
        // In this thread: whoever asked for it waits for us and runs no event loop meanwhile.
        QTimer::singleShot(grace, &m_group->deadlines(), [this] { quit(); });
        m_group->drain([this] { quit(); });
    });
}

void IoThread::run()
{
    PeerGroup group(m_shared, m_executor);
    m_group = &group;
    m_executor->setAfterBatch([&group] { group.flushAll(); });
    exec();
    group.abandonAll();
    m_executor->shut();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_group = nullptr;
}

} // namespace baton::relay
