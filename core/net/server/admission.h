// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/clientaddress.h"

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <memory>
#include <optional>

namespace baton::relay {

struct FrontLimits;

/// Counts who is connected, and says who may come in. A trusted proxy is not counted itself; each of its
/// clients is. Thread-safe.
class Admission : public std::enable_shared_from_this<Admission>
{
public:
    explicit Admission(const FrontLimits& limits);

    /// One place; given back when it is destroyed, on any thread.
    class Ticket
    {
    public:
        Ticket() = default;
        Ticket(std::shared_ptr<Admission> admission, std::optional<QHostAddress> counted, bool isConnection)
            : m_admission(std::move(admission))
            , m_counted(std::move(counted))
            , m_isConnection(isConnection)
        {}
        ~Ticket() { giveBack(); }
        Ticket(Ticket&& other) noexcept = default;
        Ticket& operator=(Ticket&& other) noexcept
        {
            giveBack();
            m_admission = std::move(other.m_admission);
            m_counted = std::move(other.m_counted);
            m_isConnection = other.m_isConnection;
            return *this;
        }
        Q_DISABLE_COPY(Ticket)

    private:
        void giveBack();

        std::shared_ptr<Admission> m_admission;
        std::optional<QHostAddress> m_counted;
        bool m_isConnection = false;
    };

    /// A connection from there. Nothing when there is no more room, or no more for this address.
    std::optional<Ticket> admit(const QHostAddress& address);
    /// Something that a trusted proxy passes on for this client. Nothing when it has enough under way.
    std::optional<Ticket> admitClient(const QHostAddress& client);
    void trust(const TrustedProxies& proxies);
    qsizetype count() const;

private:
    bool isCounted(const QHostAddress& address) const;
    bool countIn(const QHostAddress& subscriber);
    void leave(const std::optional<QHostAddress>& counted, bool isConnection);

    const qsizetype m_maxConnections;
    const qsizetype m_maxPerAddress;
    const bool m_countLoopback;
    mutable QMutex m_mutex;
    TrustedProxies m_proxies;
    qsizetype m_total = 0;
    QHash<QHostAddress, qsizetype> m_byAddress;
};

} // namespace baton::relay
