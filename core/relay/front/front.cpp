#include "core/relay/front/front.h"

#include "core/relay/front/iothread.h"
#include "core/relay/front/listener.h"
#include "core/relay/front/log.h"
#include "core/relay/front/socketcalls.h"
#include "core/relay/front/tls.h"

#include <algorithm>

namespace baton::relay {

Q_LOGGING_CATEGORY(frontLog, "baton.front")

namespace {

/// Left for databases, logs and libraries.
constexpr qint64 reservedFiles = 128;
constexpr int mostThreads = 64;
} // namespace

struct Front::Parts
{
    Options options;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    std::vector<std::unique_ptr<IoThread>> threads;
    std::unique_ptr<Listener> listener;
    bool started = false;
};

Front::Front(Options options) : m_parts(std::make_unique<Parts>())
{
    m_parts->options = std::move(options);
    m_parts->shared->limits = m_parts->options.limits;
    const int threads = std::clamp(m_parts->options.ioThreads, 1, mostThreads);
    for (int i = 0; i < threads; ++i) {
        m_parts->threads.push_back(std::make_unique<IoThread>(m_parts->shared, i));
    }
}

Front::~Front() { stop(); }

std::vector<Executor*> Front::executors() const
{
    std::vector<Executor*> all;
    for (const auto& thread : m_parts->threads) {
        all.push_back(&thread->executor());
    }
    return all;
}

Result<void> Front::prepare()
{
    const Options& options = m_parts->options;
    if (options.tlsCertificate.isEmpty() && options.tlsKey.isEmpty()) {
        return {};
    }
    if (options.tlsCertificate.isEmpty() || options.tlsKey.isEmpty()) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("TLS needs both a certificate and its key; give the other file too."));
    }
    Result<QSslConfiguration> tls = readTls(options.tlsCertificate, options.tlsKey);
    if (!tls) {
        return Refused(tls.error());
    }
    m_parts->shared->tls = *tls;
    return {};
}

Result<void> Front::start(const Router& router)
{
    const Options& options = m_parts->options;
    Shared& shared = *m_parts->shared;
    shared.router = router;
    if (Result<void> prepared = prepare(); !prepared) {
        return prepared;
    }
    const qint64 files = raiseOpenFiles();
    if (files > 0) {
        shared.limits.maxConnections = std::min<qsizetype>(
            shared.limits.maxConnections, std::max<qint64>(files - reservedFiles, files / 2));
    }
    std::vector<IoThread*> threads;
    for (const auto& thread : m_parts->threads) {
        threads.push_back(thread.get());
    }
    m_parts->listener =
        std::make_unique<Listener>(threads, std::make_shared<Admission>(shared.limits), shared.counters);
    if (Result<void> opened = m_parts->listener->open(options.address, options.port); !opened) {
        m_parts->listener.reset();
        return opened;
    }
    for (IoThread* const thread : threads) {
        thread->begin();
    }
    m_parts->started = true;
    return {};
}

quint16 Front::port() const { return m_parts->listener ? m_parts->listener->serverPort() : 0; }

bool Front::isSecure() const { return m_parts->shared->tls.has_value(); }

const FrontCounters& Front::counters() const { return m_parts->shared->counters; }

void Front::stop(int graceMs)
{
    m_parts->listener.reset();
    if (!std::exchange(m_parts->started, false)) {
        return;
    }
    for (const auto& thread : m_parts->threads) {
        thread->drain(std::chrono::milliseconds(graceMs));
    }
    for (const auto& thread : m_parts->threads) {
        thread->wait();
    }
}

} // namespace baton::relay
