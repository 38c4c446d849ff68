#pragma once

#include "core/domain/refusal.h"
#include "core/relay/front/router.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace baton::relay {

/// What bounds everything that comes from a socket.
struct FrontLimits
{
    qint64 headerBytes = 32 * 1024;
    int firstRequestMs = 10'000;          ///< from the first moment of a connection to a whole request
    int bodyMs = 30'000;                  ///< from a request's header to its whole body
    int idleMs = 75'000;                  ///< between the requests of a kept connection
    int handshakeMs = 10'000;             ///< of a WebSocket upgrade
    int pingMs = 25'000;                  ///< how often a silent WebSocket peer is asked whether it is there
    int pongMs = 20'000;                  ///< how long it may take to answer
    qint64 queuedBytes = 8 * 1024 * 1024; ///< a reader that falls behind further is dropped
    int connections = 100'000;
    int connectionsPerAddress = 20'000;
};

/// Counted for /metrics. Thread-safe.
struct FrontCounters
{
    std::atomic<qint64> accepted{0};
    std::atomic<qint64> open{0};
    std::atomic<qint64> refused{0};
    std::atomic<qint64> requests{0};
    std::atomic<qint64> sockets{0}; ///< open WebSocket connections
    std::atomic<qint64> bytesIn{0};
    std::atomic<qint64> bytesOut{0};
};

/// The relay's one port: HTTP and WebSocket, on I/O threads that own their sockets. Create, start and stop it
/// on one thread with an event loop.
class Front
{
public:
    struct Options
    {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0; ///< 0 picks a free one
        int ioThreads = 1;
        QString tlsCertificate; ///< PEM file; both or neither
        QString tlsKey;
        FrontLimits limits;
    };

    explicit Front(Options options);
    ~Front();
    Q_DISABLE_COPY_MOVE(Front)

    /// Makes the I/O threads; their executors are good from here on, so that what lives on them can be made
    /// first.
    Result<void> prepare();
    /// Starts to listen. @p router is read from then on and must outlive stop(). Calls prepare() when it was
    /// not.
    Result<void> start(const Router& router);
    /// Stops listening, lets requests finish for @p graceMs, closes sockets with 1001, ends the threads.
    void stop(int graceMs = 5'000);

    quint16 port() const;
    std::vector<Executor*> executors() const; ///< one per I/O thread
    const FrontCounters& counters() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
