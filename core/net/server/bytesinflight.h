// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <memory>

namespace baton::relay {

struct FrontLimits;

/// Bounds what requests and messages that are not whole, or not answered yet, hold in memory: per client and
/// in all. Whoever has shown no key may have a part of it only, so that strangers cannot take the room of
/// bots and agents. Thread-safe.
class BytesInFlight : public std::enable_shared_from_this<BytesInFlight>
{
public:
    explicit BytesInFlight(const FrontLimits& limits);

    enum class Verdict { Fits, ClientIsFull, AllIsFull };

    /// What one connection holds; given back when it is destroyed. Used by one thread at a time.
    class Share
    {
    public:
        Share() = default;
        Share(std::shared_ptr<BytesInFlight> whole, const QHostAddress& client, bool isKnown);
        ~Share() { clear(); }
        Share(Share&& other) noexcept;
        Share& operator=(Share&& other) noexcept;
        Q_DISABLE_COPY(Share)

        /// From now on it holds that many bytes. When they do not fit it holds what it held before. A few
        /// kilobytes are free, since that is what nearly all ever hold.
        Verdict hold(qint64 bytes);
        void clear() { hold(0); }
        bool isOpen() const { return m_whole != nullptr; }

    private:
        std::shared_ptr<BytesInFlight> m_whole;
        QHostAddress m_client; ///< null when it is not counted by client
        bool m_isKnown = false;
        qint64 m_held = 0; ///< in whole steps
    };

    qint64 held() const;

private:
    Verdict change(const QHostAddress& client, bool isKnown, qint64 by);

    const qint64 m_most;
    const qint64 m_mostOfStrangers;
    const qint64 m_mostPerClient;
    const bool m_countLoopback;
    mutable QMutex m_mutex;
    qint64 m_held = 0;
    qint64 m_heldByStrangers = 0;
    QHash<QHostAddress, qint64> m_byClient;
};

} // namespace baton::relay
