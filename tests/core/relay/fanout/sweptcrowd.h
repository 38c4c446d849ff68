// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/fanout/feedwriter.h"
#include "core/relay/fanout/sweeper.h"

#include <QtTest>
#include <deque>

namespace baton::relay::test {

/// Work is done when the test says so.
class ManualExecutor : public Executor
{
public:
    void post(std::function<void()> work) override
    {
        const QMutexLocker lock(&m_mutex);
        m_work.push_back(std::move(work));
    }
    bool isCurrent() const override { return true; }

    bool step()
    {
        std::function<void()> work;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_work.empty())
                return false;
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work();
        return true;
    }
    int run()
    {
        int steps = 0;
        while (step())
            ++steps;
        return steps;
    }

private:
    QMutex m_mutex;
    std::deque<std::function<void()>> m_work;
};

class FakeConnection : public Connection
{
public:
    explicit FakeConnection(Executor& io) : m_io(io) {}

    void sendText(const QByteArray&) override {}
    void sendBinary(const QByteArray&) override {}
    void sendFramed(const QByteArray& frames) override
    {
        sent.append(frames);
        if (onSend)
            onSend();
    }
    void ping(const QByteArray&) override {}
    qint64 queuedBytes() const override { return queued; }
    void close(quint16, const QString&) override {}
    QHostAddress peer() const override { return {}; }
    Executor& executor() const override { return m_io; }

    /// What was withheld as `(n)`, of the first nine.
    QByteArray all() const
    {
        auto bytes = sent.join();
        for (qint64 seq = 1; seq < 10; ++seq)
            bytes.replace(withheldFrame(seq, {}), '(' + QByteArray::number(seq) + ')');
        return bytes;
    }

    QByteArrayList sent;
    qint64 queued = 0;
    std::function<void()> onSend;

private:
    Executor& m_io;
};

inline BotId bot(const char* name) { return BotId(QString::fromLatin1(name)); }

/// A feed, a sweeper that moves when the test says so, and who listens.
class SweptCrowd
{
protected:
    void begin();
    void begin(const Sweeper::Pace& pace) { m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io, pace); }
    /// Events of bot b1, `[n]` each; of b2 when n is even and @p mixed.
    void append(qint64 from, qint64 to, bool mixed = false);
    Sweeper::Handle add(FakeConnection& connection, qint64 since = 0, Sweeper::Scope scope = std::nullopt);
    std::vector<std::unique_ptr<FakeConnection>> crowd(int count);

    ManualExecutor m_io;
    std::unique_ptr<EventFeed> m_feed;
    std::unique_ptr<Sweeper> m_sweeper;
};

} // namespace baton::relay::test
