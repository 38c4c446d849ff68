// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/bots/courier.h"
#include "core/relay/parts/metrics.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QUrl>

class QNetworkReply;

namespace baton::relay {

class WebhookAttempt;

/// Carries by HTTP POST, signed as Standard Webhooks say, a few conversations' at a time. Redirects are not
/// followed. Has connections of its own, so that a bot which hangs takes none of another's at the same host.
class WebhookCourier : public Courier
{
public:
    /// An error when the address is no http(s) URL or the secret is none.
    static Result<std::shared_ptr<WebhookCourier>> create(const QString& url, const QString& secret,
                                                          Metrics& metrics);
    ~WebhookCourier() override;

    qsizetype capacity() const override { return 1; }
    int atOnce() const override { return 4; }
    void carry(const QList<Parcel>& parcels, std::function<void(const Outcome&)> done) override;
    bool mention(const Parcel& parcel) override;
    QString host() const override { return m_url.host(); }

private:
    WebhookCourier(QUrl url, QByteArray key, Metrics& metrics);
    QNetworkReply* send(const Parcel& parcel);
    void carryWords(const Parcel& parcel, std::function<void(const Outcome&)> done);
    void freeConnections();

    QUrl m_url;
    QByteArray m_key;
    Metrics& m_metrics;
    QNetworkAccessManager m_network;
    QList<QPointer<WebhookAttempt>> m_attempts; ///< the oldest first
    QPointer<WebhookAttempt> m_mentioned;
};

} // namespace baton::relay
