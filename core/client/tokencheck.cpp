// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/tokencheck.h"

#include "core/client/relaylink.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>

namespace baton::client {

namespace {

constexpr qint64 longestAnswer = 64 * 1024;
constexpr int unauthorized = 401;
constexpr int switching = 101;

QByteArray handshakeKey()
{
    QByteArray key(16, Qt::Uninitialized);
    for (auto& byte : key)
        byte = char(QRandomGenerator::global()->bounded(256));
    return key.toBase64();
}

} // namespace

bool isProblem(const QByteArray& contentType, int status, const QJsonObject& body)
{
    return contentType.trimmed().toLower().startsWith("application/problem+json") &&
           body.value(QLatin1String("status")).toInt() == status;
}

TokenCheck::TokenCheck(QObject* parent) : QObject(parent) { m_network.setParent(this); }

void TokenCheck::cancel()
{
    if (auto* old = m_reply.data()) {
        m_reply.clear();
        old->disconnect(this);
        old->abort();
        old->deleteLater();
    }
}

/// The same handshake once more, in a way that shows all of the answer.
void TokenCheck::start(const QUrl& relay, const QByteArray& token, int patienceMs)
{
    cancel();
    QNetworkRequest request(endpoint(relay, QLatin1String("/v1/agent")));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(patienceMs);
    request.setRawHeader("Authorization", "Bearer " + token);
    request.setRawHeader("Connection", "Upgrade");
    request.setRawHeader("Upgrade", "websocket");
    request.setRawHeader("Sec-WebSocket-Version", "13");
    request.setRawHeader("Sec-WebSocket-Key", handshakeKey());
    request.setRawHeader("Sec-WebSocket-Protocol", "baton.v1");
    auto* reply = m_network.get(request);
    m_reply = reply;
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, reply] {
        // The token is good after all, and the socket that comes of it is not wanted here.
        if (reply == m_reply &&
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == switching)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { answered(reply); });
}

void TokenCheck::answered(QNetworkReply* reply)
{
    reply->deleteLater();
    m_reply.clear();
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    const auto body = QJsonDocument::fromJson(reply->read(longestAnswer)).object();
    if (status == 0 || status == switching)
        Q_EMIT judged(Verdict::Unknown);
    else if (!isProblem(type, status, body))
        Q_EMIT judged(Verdict::Stranger);
    else
        Q_EMIT judged(status == unauthorized ? Verdict::Refused : Verdict::Unknown);
}

} // namespace baton::client
