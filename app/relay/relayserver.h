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

    /// Where it serves, with the port that was picked.
    QUrl url() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::app
