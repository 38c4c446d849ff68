// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/webhookcourier.h"

#include "core/protocol/bot/webhooks.h"
#include "core/relay/bots/webhookattempt.h"
#include "core/relay/directory/webhookaddress.h"

#include <QLoggingCategory>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.webhooks")

/// Answers that are decided and still read away. Together with those under way they are no more than the six
/// connections that there are to one host.
constexpr int mostReadAway = 1;

} // namespace

Result<std::shared_ptr<WebhookCourier>> WebhookCourier::create(const QString& url, const QString& secret,
                                                               Metrics& metrics)
{
    BATON_TRY_INTO(const auto address, webhookAddress(url));
    BATON_TRY_INTO(auto key, protocol::webhooks::keyOf(secret));
    return std::shared_ptr<WebhookCourier>(new WebhookCourier(address, std::move(key), metrics));
}

WebhookCourier::WebhookCourier(QUrl url, QByteArray key, Metrics& metrics)
    : m_url(std::move(url))
    , m_key(std::move(key))
    , m_metrics(metrics)
{}

WebhookCourier::~WebhookCourier()
{
    for (const auto& attempt : std::as_const(m_attempts))
        delete attempt.data();
}

QNetworkReply* WebhookCourier::send(const Parcel& parcel)
{
    const auto body = protocol::toBytes(parcel.notice);
    const auto seconds = Instant::now().ms / 1000;
    QNetworkRequest request(m_url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("baton-relay"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("webhook-id", parcel.id);
    request.setRawHeader("webhook-timestamp", QByteArray::number(seconds));
    request.setRawHeader("webhook-signature", protocol::webhooks::signature(m_key, parcel.id, seconds, body));
    // Nobody reads the answer, so nothing of it is worth unpacking.
    request.setRawHeader("Accept-Encoding", "identity");
    return m_network.post(request, body);
}

void WebhookCourier::freeConnections()
{
    m_attempts.removeIf([](const auto& attempt) { return !attempt; });
    QList<WebhookAttempt*> readAway;
    for (const auto& attempt : std::as_const(m_attempts))
        if (attempt->isDecided())
            readAway.append(attempt);
    for (int i = 0; i + mostReadAway < readAway.size(); ++i)
        readAway.at(i)->end();
}

void WebhookCourier::carry(const QList<Parcel>& parcels, std::function<void(const Outcome&)> done)
{
    freeConnections();
    const auto& parcel = parcels.constFirst();
    const auto decided = [this, parcel, done = std::move(done)](const Outcome& outcome) {
        const bool delivered = outcome.kind == Outcome::Kind::Delivered;
        ++(delivered ? m_metrics.webhooksDelivered : m_metrics.webhookFailures);
        if (!delivered)
            qCWarning(log).noquote() << "webhook to" << m_url.host() << "failed:" << outcome.why;
        if (delivered && parcel.words)
            return carryWords(wordsOf(parcel), done);
        done(outcome);
    };
    m_attempts.append(new WebhookAttempt(send(parcel), decided, &m_network));
}

/// A bot that has no use for the words, and refuses them, has its event all the same.
void WebhookCourier::carryWords(const Parcel& parcel, std::function<void(const Outcome&)> done)
{
    carry({parcel}, [done = std::move(done)](const Outcome& outcome) {
        done(outcome.kind == Outcome::Kind::Refused ? Outcome{} : outcome);
    });
}

bool WebhookCourier::mention(const Parcel& parcel)
{
    if (m_mentioned)
        return false;
    m_mentioned = new WebhookAttempt(
        send(parcel), [](const Outcome&) {}, &m_network);
    m_attempts.append(m_mentioned);
    return true;
}

} // namespace baton::relay
