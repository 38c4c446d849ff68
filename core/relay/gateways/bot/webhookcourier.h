#pragma once

#include "core/relay/gateways/bot/courier.h"
#include "core/relay/gateways/metrics.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QUrl>

namespace baton::relay {

/// Carries by HTTP POST, signed as Standard Webhooks say. One at a time, so order is kept. Redirects are not
/// followed.
class WebhookCourier : public Courier
{
public:
    /// An error when the address is no http(s) URL or the secret is none.
    static Result<std::shared_ptr<WebhookCourier>> create(const QString& url, const QString& secret,
                                                          QNetworkAccessManager& network, Metrics& metrics);
    ~WebhookCourier() override;

    qsizetype capacity() const override { return 1; }
    void carry(const QList<Parcel>& parcels, std::function<void(bool)> done) override;
    void mention(const Parcel& parcel) override;

private:
    WebhookCourier(QUrl url, QByteArray key, QNetworkAccessManager& network, Metrics& metrics);
    QNetworkReply* send(const Parcel& parcel);

    QUrl m_url;
    QByteArray m_key;
    QNetworkAccessManager& m_network;
    Metrics& m_metrics;
    QPointer<QNetworkReply> m_underWay;
    QPointer<QNetworkReply> m_mentioned;
};

} // namespace baton::relay
