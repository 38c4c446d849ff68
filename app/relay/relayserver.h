// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/relay/serveoptions.h"

#include <QUrl>
#include <memory>

namespace baton::app {

/// The whole relay, wired. Create, start and stop it on one thread with an event loop.
class RelayServer
{
public:
    explicit RelayServer(ServeOptions options);
    ~RelayServer();
    Q_DISABLE_COPY_MOVE(RelayServer)

    /// The refusal says what is in the way and what to do.
    Result<void> start();
    /// Answers what has arrived, says good-bye to everybody, and ends. Safe to call again.
    void stop();

    /// Takes over what can change while it serves: the certificate, trusted proxies, what agents may ask a
    /// second. Says in the log what needs a restart, and what is wrong; then everything stays as it is.
    void reload(const Result<ServeOptions>& options);

    /// Where it serves, with the port that was picked.
    QUrl url() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::app
