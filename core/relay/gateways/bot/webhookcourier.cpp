#include "core/relay/gateways/bot/webhookcourier.h"

#include "core/protocol/bot/webhooks.h"
#include "core/relay/directory/webhookaddress.h"

#include <QLoggingCategory>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.webhooks")

constexpr int timeoutMs = 15'000;
constexpr qint64 longestAnswer = 64 * 1024; ///< bytes of an answer nobody reads

bool succeeded(const QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply.error() == QNetworkReply::NoError && status >= 200 && status < 300;
}

} // namespace

Result<std::shared_ptr<WebhookCourier>> WebhookCourier::create(const QString& url, const QString& secret,
                                                               QNetworkAccessManager& network,
                                                               Metrics& metrics)
{
    const auto address = webhookAddress(url);
    if (!address)
        return Refused(address.error());
    auto key = protocol::webhooks::keyOf(secret);
    if (!key)
        return Refused(key.error());
    return std::shared_ptr<WebhookCourier>(new WebhookCourier(*address, std::move(*key), network, metrics));
}

WebhookCourier::WebhookCourier(QUrl url, QByteArray key, QNetworkAccessManager& network, Metrics& metrics)
    : m_url(std::move(url))
    , m_key(std::move(key))
    , m_network(network)
    , m_metrics(metrics)
{}

WebhookCourier::~WebhookCourier()
{
    for (auto* reply : {m_underWay.data(), m_mentioned.data()}) {
        if (!reply)
            continue;
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
}

QNetworkReply* WebhookCourier::send(const Parcel& parcel)
{
    const auto body = protocol::toBytes(protocol::toJson(parcel.notice));
    const auto seconds = Instant::now().ms / 1000;
    QNetworkRequest request(m_url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("baton-relay"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(timeoutMs);
    request.setRawHeader("webhook-id", parcel.id);
    request.setRawHeader("webhook-timestamp", QByteArray::number(seconds));
    request.setRawHeader("webhook-signature", protocol::webhooks::signature(m_key, parcel.id, seconds, body));
    auto* reply = m_network.post(request, body);
    reply->setReadBufferSize(longestAnswer);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

void WebhookCourier::carry(const QList<Parcel>& parcels, std::function<void(bool)> done)
{
    m_underWay = send(parcels.constFirst());
    QObject::connect(m_underWay, &QNetworkReply::finished, m_underWay,
                     [this, reply = m_underWay.data(), done = std::move(done)] {
                         const bool delivered = succeeded(*reply);
                         ++(delivered ? m_metrics.webhooksDelivered : m_metrics.webhookFailures);
                         if (!delivered) {
                             qCWarning(log).noquote() << "webhook to" << m_url.host() << "failed and will be"
                                                      << "tried again:" << reply->errorString();
                         }
                         m_underWay = nullptr;
                         done(delivered);
                     });
}

void WebhookCourier::mention(const Parcel& parcel)
{
    if (!m_mentioned)
        m_mentioned = send(parcel);
}

} // namespace baton::relay
