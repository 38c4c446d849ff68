// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/front.h"

#include "core/net/loop/log.h"
#include "core/net/loop/socketcalls.h"
#include "core/net/server/iothread.h"
#include "core/net/server/listener.h"
#include "core/net/server/tls.h"
#include "core/net/server/tlswatch.h"

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
    std::unique_ptr<TlsWatch> tlsWatch;
    QString tlsComplaint; ///< said already
    bool started = false;

    void apply(FrontSettings settings);
    Result<void> readTlsFiles();
    Result<void> renewTls();
};

void Front::Parts::apply(FrontSettings settings)
{
    shared->settings = std::make_shared<const FrontSettings>(std::move(settings));
    for (const auto& thread : threads)
        thread->setSettings(shared->settings);
}

Front::Front(Options options) : m_parts(std::make_unique<Parts>())
{
    m_parts->options = std::move(options);
    m_parts->shared->limits = m_parts->options.limits;
    m_parts->shared->settings =
        std::make_shared<const FrontSettings>(FrontSettings{std::nullopt, m_parts->options.trustedProxies});
    const int threads = std::clamp(m_parts->options.ioThreads, 1, mostThreads);
    for (int i = 0; i < threads; ++i)
        m_parts->threads.push_back(std::make_unique<IoThread>(m_parts->shared, i));
}

Front::~Front() { stop(); }

std::vector<Executor*> Front::executors() const
{
    std::vector<Executor*> all;
    for (const auto& thread : m_parts->threads)
        all.push_back(&thread->executor());
    return all;
}

Result<void> Front::Parts::readTlsFiles()
{
    if (options.tlsCertificate.isEmpty() && options.tlsKey.isEmpty())
        return {};
    if (options.tlsCertificate.isEmpty() || options.tlsKey.isEmpty()) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("TLS needs both a certificate and its key; give the other file too."));
    }
    BATON_TRY_INTO(QSslConfiguration tls, readTls(options.tlsCertificate, options.tlsKey));
    FrontSettings settings = *shared->settings;
    settings.tls = std::move(tls);
    apply(std::move(settings));
    return {};
}

Result<void> Front::Parts::renewTls()
{
    Result<void> renewed = readTlsFiles();
    if (renewed) {
        tlsComplaint.clear();
        qCInfo(frontLog).noquote() << "The certificate was read again:" << options.tlsCertificate;
    } else if (std::exchange(tlsComplaint, renewed.error().detail) != tlsComplaint) {
        qCWarning(frontLog).noquote()
            << "The new certificate is not taken, the old one stays:" << tlsComplaint;
    }
    return renewed;
}

Result<void> Front::prepare() { return m_parts->readTlsFiles(); }

Result<void> Front::renewTls()
{
    if (!isSecure())
        return {};
    m_parts->tlsComplaint.clear();
    return m_parts->renewTls();
}

void Front::setTrustedProxies(const TrustedProxies& proxies)
{
    FrontSettings settings = *m_parts->shared->settings;
    settings.proxies = proxies;
    m_parts->apply(std::move(settings));
    if (m_parts->shared->admission)
        m_parts->shared->admission->trust(proxies);
}

Result<void> Front::start(const Router& router)
{
    const Options& options = m_parts->options;
    Shared& shared = *m_parts->shared;
    shared.router = router;
    if (Result<void> prepared = prepare(); !prepared)
        return prepared;
    const qint64 files = raiseOpenFiles();
    if (files > 0) {
        shared.limits.maxConnections = std::min<qsizetype>(
            shared.limits.maxConnections, std::max<qint64>(files - reservedFiles, files / 2));
    }
    shared.admission = std::make_shared<Admission>(shared.limits);
    shared.admission->trust(options.trustedProxies);
    shared.bytes = std::make_shared<BytesInFlight>(shared.limits);
    std::vector<IoThread*> threads;
    for (const auto& thread : m_parts->threads)
        threads.push_back(thread.get());
    m_parts->listener = std::make_unique<Listener>(threads, shared.admission, shared.counters);
    if (Result<void> opened = m_parts->listener->open(options.address, options.port); !opened) {
        m_parts->listener.reset();
        return opened;
    }
    for (IoThread* const thread : threads)
        thread->begin();
    m_parts->started = true;
    if (isSecure()) {
        m_parts->tlsWatch =
            std::make_unique<TlsWatch>(QStringList{options.tlsCertificate, options.tlsKey},
                                       [parts = m_parts.get()] { return parts->renewTls().has_value(); });
    }
    return {};
}

quint16 Front::port() const { return m_parts->listener ? m_parts->listener->serverPort() : 0; }

bool Front::isSecure() const { return m_parts->shared->settings->tls.has_value(); }

const FrontCounters& Front::counters() const { return m_parts->shared->counters; }

void Front::stop(int graceMs)
{
    m_parts->listener.reset();
    m_parts->tlsWatch.reset();
    if (!std::exchange(m_parts->started, false))
        return;
    for (const auto& thread : m_parts->threads)
        thread->drain(std::chrono::milliseconds(graceMs));
    for (const auto& thread : m_parts->threads)
        thread->wait();
}

} // namespace baton::relay
