// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/fetch/publicaddress.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QUrl>
#include <chrono>
#include <functional>
#include <optional>

namespace baton::relay {

/// One thing that is to be fetched.
struct Fetch
{
    QUrl url;
    /// Keys of whoever may fetch it. With any of them no redirection is followed: they are for this host.
    QList<std::pair<QByteArray, QByteArray>> keys = {};
    qint64 mostBytes = 25 * 1024 * 1024;
    std::chrono::milliseconds time{30'000}; ///< in all
    /// Each piece of the body as it comes; false ends it.
    std::function<bool(const QByteArray&)> take;
};

struct Fetched
{
    int status = 0;
    QByteArray type; ///< as the other side calls it
    qint64 size = 0; ///< bytes of the body
};

/// The one way by which the relay fetches what somebody else has named. Only by https; a host's name is
/// resolved once, every address it has is judged, and the connection goes to one of those, so that it cannot
/// be another by then; addresses that are not public are refused unless the command line allows them.
/// Refusals say what to do: Invalid for an address that may not be, TooLarge, Unavailable for the rest.
class Fetcher
{
public:
    struct Rules
    {
        AddressNetworks alsoAllowed = {};
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        int redirects = 3;
    };

    explicit Fetcher(Rules rules) : m_rules(std::move(rules)) {}

    /// Waits; on a thread that may.
    Result<Fetched> fetch(const Fetch& fetch) const;

    /// The address to connect to, or why none of them may be.
    Result<QHostAddress> chosenOf(const QString& host, const QList<QHostAddress>& addresses) const;

private:
    Rules m_rules;
};

} // namespace baton::relay
