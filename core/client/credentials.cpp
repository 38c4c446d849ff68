#include "core/client/credentials.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.credentials")

constexpr int patienceMs = 4'000;
const QString service = QStringLiteral("baton");

/// Starts the job and calls @p done once: when it finishes, or when the keychain has been silent for too
/// long.
template <typename Job>
void run(Job* job, QObject* context, std::function<void(Job*)> done)
{
    auto called = std::make_shared<bool>(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [=] {
        if (!std::exchange(*called, true))
            done(job);
    });
    QTimer::singleShot(patienceMs, context, [=] {
        if (!std::exchange(*called, true)) {
            qCWarning(log) << "the keychain does not answer";
            done(nullptr);
        }
    });
    job->start();
}

} // namespace

Credentials::Credentials(QString profile, QObject* parent) : QObject(parent), m_profile(std::move(profile)) {}

QString Credentials::key(const QString& relay) const { return m_profile + u'@' + relay; }

void Credentials::read(const QString& relay, std::function<void(const QString&)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key(relay));
    run<QKeychain::ReadPasswordJob>(
        job, this, [this, done = std::move(done)](QKeychain::ReadPasswordJob* finished) {
            const auto error = finished ? finished->error() : QKeychain::OtherError;
            if (error == QKeychain::NoError)
                return done(finished->textData());
            m_available = error == QKeychain::EntryNotFound;
            if (!m_available)
                qCWarning(log) << "no keychain:" << (finished ? finished->errorString() : QString());
            done(m_token);
        });
}

void Credentials::write(const QString& relay, const QString& token, std::function<void(bool)> done)
{
    m_token = token;
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setKey(key(relay));
    job->setTextData(token);
    run<QKeychain::WritePasswordJob>(
        job, this, [this, done = std::move(done)](QKeychain::WritePasswordJob* finished) {
            m_available = finished && finished->error() == QKeychain::NoError;
            if (!m_available)
                qCWarning(log) << "the token stays in memory:"
                               << (finished ? finished->errorString() : QString());
            done(m_available);
        });
}

void Credentials::remove(const QString& relay)
{
    m_token.clear();
    auto* job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key(relay));
    run<QKeychain::DeletePasswordJob>(job, this, [](QKeychain::DeletePasswordJob*) {});
}

} // namespace baton::client
