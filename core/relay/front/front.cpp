#include "core/relay/front/front.h"

#include "core/relay/front/httpconnection.h"
#include "core/relay/front/iothread.h"
#include "core/relay/front/listener.h"
#include "core/relay/front/socketacceptor.h"
#include "core/relay/front/tls.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QSslSocket>
#include <QTimer>

namespace baton::relay {

namespace {

/// What one I/O thread has; made and used there.
struct Lane
{
    std::unique_ptr<IoThread> thread;
    SocketAcceptor* acceptor = nullptr;
    std::unique_ptr<FrontContext> context;
    QSet<HttpConnection*> connections;
};

} // namespace

class Front::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    void take(qintptr descriptor);
    void adopt(Lane& lane, qintptr descriptor);
    void serve(Lane& lane, QTcpSocket* socket);

    Options options;
    FrontCounters counters;
    std::optional<QSslConfiguration> tls;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::unique_ptr<Listener> listener;
    size_t next = 0;
    std::mutex mutex;
    QHash<QHostAddress, int> perAddress;
};

Front::Front(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Front::~Front() { stop(0); }

Result<void> Front::prepare()
{
    if (!d->lanes.empty())
        return {};
    if (!d->options.tlsCertificate.isEmpty() || !d->options.tlsKey.isEmpty()) {
        auto tls = loadTls(d->options.tlsCertificate, d->options.tlsKey);
        if (!tls)
            return Refused(tls.error());
        d->tls = std::move(*tls);
    }
    for (int i = 0; i < std::max(1, d->options.ioThreads); ++i) {
        auto lane = std::make_unique<Lane>();
        lane->thread = std::make_unique<IoThread>(i);
        lane->thread->start();
        d->lanes.push_back(std::move(lane));
    }
    return {};
}

Result<void> Front::start(const Router& router)
{
    if (auto ready = prepare(); !ready)
        return ready;
    for (auto& lane : d->lanes) {
        lane->thread->post([this, lane = lane.get(), &router] {
            lane->acceptor =
                new SocketAcceptor(d->options.limits, d->counters, *lane->thread, lane->thread->context());
            lane->context = std::make_unique<FrontContext>(
                FrontContext{router, d->options.limits, d->counters, *lane->thread, *lane->acceptor,
                             [this](const QHostAddress& address) {
                                 const std::lock_guard lock(d->mutex);
                                 if (--d->perAddress[address] <= 0)
                                     d->perAddress.remove(address);
                             }});
        });
    }
    d->listener = std::make_unique<Listener>([this](qintptr descriptor) { d->take(descriptor); });
    return d->listener->listen(d->options.address, d->options.port);
}

void Front::Private::take(qintptr descriptor)
{
    auto& lane = *lanes[next++ % lanes.size()];
    ++counters.accepted;
    lane.thread->post([this, &lane, descriptor] { adopt(lane, descriptor); });
}

void Front::Private::adopt(Lane& lane, qintptr descriptor)
{
    auto* socket = tls ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    {
        const std::lock_guard lock(mutex);
        auto& count = perAddress[socket->peerAddress()];
        if (counters.open >= options.limits.connections || count >= options.limits.connectionsPerAddress) {
            ++counters.refused;
            socket->abort();
            delete socket;
            return;
        }
        ++count;
        ++counters.open;
    }
    serve(lane, socket);
}

void Front::Private::serve(Lane& lane, QTcpSocket* socket)
{
    auto* connection = new HttpConnection(socket, *lane.context, lane.thread->context());
    lane.connections.insert(connection);
    QObject::connect(connection, &QObject::destroyed, lane.acceptor,
                     [&lane, connection] { lane.connections.remove(connection); });
    if (auto* secure = qobject_cast<QSslSocket*>(socket)) {
        secure->setSslConfiguration(*tls);
        secure->startServerEncryption();
    }
}

void Front::stop(int graceMs)
{
    d->listener.reset();
    QDeadlineTimer deadline(graceMs);
    for (auto& lane : d->lanes) {
        lane->thread->post([lane = lane.get()] {
            const auto connections = lane->connections;
            for (auto* connection : connections)
                connection->drain();
            if (lane->acceptor)
                lane->acceptor->drain();
        });
    }
    // Requests under way have until the deadline; the last one to go ends the wait.
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (deadline.hasExpired() || (d->counters.open == 0 && d->counters.sockets == 0))
            loop.quit();
    });
    if (graceMs > 0 && (d->counters.open > 0 || d->counters.sockets > 0)) {
        look.start(10);
        loop.exec();
    }
    for (auto& lane : d->lanes)
        lane->thread->stop();
    d->lanes.clear();
}

quint16 Front::port() const { return d->listener ? d->listener->port() : 0; }

std::vector<Executor*> Front::executors() const
{
    std::vector<Executor*> all;
    for (const auto& lane : d->lanes)
        all.push_back(lane->thread.get());
    return all;
}

const FrontCounters& Front::counters() const { return d->counters; }

} // namespace baton::relay
