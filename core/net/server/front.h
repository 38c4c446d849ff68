// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/http/clientaddress.h"
#include "core/net/server/frontcounters.h"
#include "core/net/server/frontlimits.h"
#include "core/net/server/router.h"

#include <QHostAddress>
#include <memory>
#include <vector>

namespace baton::relay {

/// One port for HTTP and WebSocket, with or without TLS. Created, started, stopped and destroyed on one
/// thread that runs an event loop; handlers and sessions run on its I/O threads.
class Front
{
public:
    struct Options
    {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0; ///< 0 picks a free one
        int ioThreads = 1;
        QString tlsCertificate; ///< PEM file with the chain; with TLS both files are needed
        QString tlsKey;
        TrustedProxies trustedProxies;
        FrontLimits limits;
    };

    explicit Front(Options options);
    /// stop(), if that has not happened.
    ~Front();
    Q_DISABLE_COPY_MOVE(Front)

    /// Reads the TLS files; start() does it too. For those who want to know before they begin.
    Result<void> prepare();
    /// One per I/O thread, from the start and for as long as the Front lives. Work may be posted before
    /// start().
    std::vector<Executor*> executors() const;

    /// Copies @p router. Refused with a sentence for people when the port or the TLS files cannot be had.
    Result<void> start(const Router& router);
    quint16 port() const;
    bool isSecure() const;
    const FrontCounters& counters() const;

    /// Reads the TLS files again, which happens by itself, too, when they change. New connections get the new
    /// certificate; what is refused leaves the old one in force. Nothing to do without TLS.
    Result<void> renewTls();
    /// For requests that begin from now on.
    void setTrustedProxies(const TrustedProxies& proxies);

    /// Accepts nobody any more, lets requests under way be answered, closes WebSockets with 1001, and returns
    /// when all have left or @p graceMs are over; every session has been told closed() and is
    /// destroyed then.
    void stop(int graceMs = 5'000);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace baton::relay
