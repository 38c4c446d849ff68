// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/credentials.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.credentials")

QString service() { return QStringLiteral("baton"); }

/// Starts the job. @p done is called once, with the job when it finished in time and with nothing when it did
/// not; @p late when it finished after that.
template <typename Job>
void run(Job* job, QObject* context, int patienceMs, std::function<void(Job*)> done,
         std::function<void(Job*)> late = {})
{
    auto called = std::make_shared<bool>(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [=] {
        if (!std::exchange(*called, true))
            done(job);
        else if (late)
            late(job);
    });
    QTimer::singleShot(patienceMs, context, [=] {
        if (!std::exchange(*called, true))
            done(nullptr);
    });
    job->start();
}

QString complaint(const QKeychain::Job* job)
{
    return job ? job->errorString() : QStringLiteral("it does not answer");
}

} // namespace

Credentials::Credentials(QString profile, QObject* parent) : QObject(parent), m_profile(std::move(profile)) {}

QString Credentials::key(const QString& relay) const { return m_profile + u'@' + relay; }

void Credentials::setAvailable(bool available, const QString& why)
{
    if (!available)
        qCWarning(log) << "the token stays in memory, for this run only; the keychain:" << why;
    if (std::exchange(m_available, available) != available)
        Q_EMIT availabilityChanged(available);
}

void Credentials::read(const QString& relay, std::function<void(const QString&)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(service());
    job->setKey(key(relay));
    run<QKeychain::ReadPasswordJob>(
        job, this, m_patienceMs,
        [this, relay, done = std::move(done)](QKeychain::ReadPasswordJob* finished) {
            const auto error = finished ? finished->error() : QKeychain::OtherError;
            setAvailable(error == QKeychain::NoError || error == QKeychain::EntryNotFound,
                         complaint(finished));
            done(error == QKeychain::NoError ? finished->textData() : m_tokens.value(relay));
        },
        [this, relay](QKeychain::ReadPasswordJob* finished) {
            if (finished->error() != QKeychain::NoError)
                return;
            setAvailable(true, {});
            Q_EMIT cameLate(relay, finished->textData());
        });
}

void Credentials::write(const QString& relay, const QString& token, std::function<void(bool)> done)
{
    m_tokens.insert(relay, token);
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setKey(key(relay));
    job->setTextData(token);
    run<QKeychain::WritePasswordJob>(
        job, this, m_patienceMs,
        [this, done = std::move(done)](QKeychain::WritePasswordJob* finished) {
            setAvailable(finished && finished->error() == QKeychain::NoError, complaint(finished));
            done(m_available);
        },
        [this](QKeychain::WritePasswordJob* finished) {
            if (finished->error() == QKeychain::NoError)
                setAvailable(true, {});
        });
}

void Credentials::remove(const QString& relay, std::function<void()> done)
{
    m_tokens.remove(relay);
    auto* job = new QKeychain::DeletePasswordJob(service());
    job->setKey(key(relay));
    run<QKeychain::DeletePasswordJob>(job, this, m_patienceMs,
                                      [done = std::move(done)](QKeychain::DeletePasswordJob*) {
                                          if (done)
                                              done();
                                      });
}

} // namespace baton::client
