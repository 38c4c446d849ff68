// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"

#include <QCryptographicHash>
#include <QMutex>
#include <atomic>
#include <thread>

/// A sink and a source for bodies that are never whole in memory.
namespace baton::relay::test {

/// What sinks saw, whichever thread looks.
struct Seen
{
    std::atomic<int> begun{0};
    std::atomic<int> pieces{0};
    std::atomic<qint64> bytes{0};
    std::atomic<qint64> largestPiece{0};
    std::atomic<int> whole{0};
    std::atomic<int> cut{0};
    std::atomic<bool> holds{false}; ///< no more is asked for, until go()
    QMutex mutex;
    std::function<void()> more;

    void go()
    {
        holds = false;
        const QMutexLocker lock(&mutex);
        if (more)
            std::exchange(more, {})();
    }
};

class TestSink : public BodySink
{
public:
    TestSink(Seen& seen, Responder respond) : m_seen(seen), m_respond(std::move(respond)) { ++seen.begun; }
    ~TestSink() override
    {
        if (!m_isWhole)
            ++m_seen.cut;
    }

    void take(QByteArray piece, std::function<void()> more) override
    {
        ++m_seen.pieces;
        m_seen.bytes += piece.size();
        m_seen.largestPiece = std::max<qint64>(m_seen.largestPiece, piece.size());
        m_hash.addData(piece);
        if (piece.startsWith("refuse"))
            return m_respond(HttpResponse::problem(409, QStringLiteral("No"), QStringLiteral("Not this.")));
        if (!m_seen.holds)
            return more();
        const QMutexLocker lock(&m_seen.mutex);
        m_seen.more = std::move(more);
    }
    void whole() override
    {
        m_isWhole = true;
        ++m_seen.whole;
        m_respond(HttpResponse::content("text/plain", m_hash.result().toHex()));
    }

private:
    Seen& m_seen;
    Responder m_respond;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    bool m_isWhole = false;
};

/// Counts up, a piece at a time, on a thread of its own.
class TestSource : public BodySource
{
public:
    TestSource(std::atomic<int>& asked, qint64 size, int failsAt)
        : m_asked(asked)
        , m_size(size)
        , m_failsAt(failsAt)
    {}

    qint64 size() const override { return m_size; }
    void next(std::function<void(QByteArray)> give) override
    {
        const int number = m_asked++;
        const qint64 left = m_size - qint64(number) * pieceSize;
        const auto piece = number == m_failsAt
                               ? QByteArray()
                               : QByteArray(std::min(left, pieceSize), char('a' + number % 26));
        std::thread([give = std::move(give), piece] { give(piece); }).detach();
    }
    static constexpr qint64 pieceSize = 64 * 1024;

private:
    std::atomic<int>& m_asked;
    const qint64 m_size;
    const int m_failsAt;
};

} // namespace baton::relay::test
