// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/domain/refusal.h"
#include "core/relay/files/namedfiles.h"
#include "core/relay/parts/relayparts.h"

#include <functional>
#include <memory>

namespace baton::relay {

/// All that stands behind the gateways, put together: owns the parts, has each tell the others what they
/// must know, starts and stops them in the order they need. Created, started, stopped and destroyed on one
/// thread. Gateways watch the parts between its making and its start, and are destroyed before it.
class Backstage
{
public:
    struct Options
    {
        QString databasePath;
        QString pushPath = {};                          ///< who was told of what; see PushBridge
        QString mailPath = {};                          ///< how far the bots' mail is; see MailStore
        std::function<Instant()> clock = &Instant::now; ///< the desk's
        int pollMs = 100;                               ///< until changes by admin commands are noticed
        FileStore::Options files = {};                  ///< without a path: beside the database
        Fetcher::Rules fetch = {};                      ///< of files that bots name
    };

    explicit Backstage(Options options);
    /// stop(), if that has not happened.
    ~Backstage();
    Q_DISABLE_COPY_MOVE(Backstage)

    /// Before start(), what is asked of them is refused as Unavailable.
    RelayParts& parts();

    /// Brings the database to the newest schema and opens everything; the refusal says what is in the way and
    /// what to do.
    Result<void> start();
    /// Commits and answers what was submitted, and ends every thread. Safe to call again.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
