// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/postthread.h"

#include <QMetaObject>

namespace baton::relay {

PostThread::PostThread(const QString& name)
{
    m_thread.setObjectName(name);
    m_context.moveToThread(&m_thread);
}

PostThread::~PostThread() { stop({}); }

void PostThread::start() { m_thread.start(); }

void PostThread::stop(std::function<void()> last)
{
    if (!m_thread.isRunning())
        return;
    post([this, last = std::move(last)] {
        if (last)
            last();
        m_thread.quit();
    });
    m_thread.wait();
}

void PostThread::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

bool PostThread::isCurrent() const { return QThread::currentThread() == &m_thread; }

} // namespace baton::relay
