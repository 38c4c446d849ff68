// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/signin.h"

#include "core/client/relaylink.h"
#include "core/client/tokencheck.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace baton::client {

namespace {

constexpr int patienceMs = 15'000;
constexpr qint64 longestAnswer = 64 * 1024;
constexpr int created = 201;

QString complaint(const QUrl& relay, const QNetworkReply& reply, int status, const QJsonObject& answer)
{
    const auto address = relay.toDisplayString();
    const auto type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    const auto detail = answer.value(QLatin1String("detail")).toString();
    // A stranger's words are not the relay's.
    if (!detail.isEmpty() && isProblem(type, status, answer))
        return detail;
    if (status > 0) {
        return SignIn::tr("%1 answers, but not as a Baton relay (HTTP %2). Check the address, and whether "
                          "this network wants you to sign in first.")
            .arg(address)
            .arg(status);
    }
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return SignIn::tr("The relay at %1 does not answer. Check the address and your connection.")
            .arg(address);
    return SignIn::tr("The relay at %1 cannot be reached: %2. Check the address and your connection.")
        .arg(address, reply.errorString());
}

} // namespace

SignIn::SignIn(QObject* parent) : QObject(parent) { m_network.setParent(this); }

void SignIn::cancel()
{
    if (auto* old = m_reply.data()) {
        m_reply.clear();
        old->disconnect(this);
        old->abort();
        old->deleteLater();
    }
}

void SignIn::start(const QUrl& relay, const protocol::SignInBody& body)
{
    cancel();
    QNetworkRequest request(endpoint(relay, QLatin1String("/v1/sessions")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(patienceMs);
    // A password goes to the address that was typed, and nowhere else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    auto* reply = m_network.post(request, protocol::toBytes(body));
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply, relay] { answered(reply, relay); });
}

void SignIn::answered(QNetworkReply* reply, const QUrl& relay)
{
    reply->deleteLater();
    m_reply.clear();
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto json = QJsonDocument::fromJson(reply->read(longestAnswer)).object();
    if (status == created) {
        const auto answer = protocol::fromJson<protocol::SignInAnswer>(json, QStringLiteral("answer"));
        if (answer) {
            Q_EMIT granted(relay, *answer);
            return;
        }
    }
    Q_EMIT failed(complaint(relay, *reply, status, json));
}

void SignIn::end(const QUrl& relay, const QByteArray& token)
{
    QNetworkRequest request(endpoint(relay, QLatin1String("/v1/sessions/current")));
    // Nor does a token.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Authorization", "Bearer " + token);
    request.setTransferTimeout(patienceMs);
    auto* reply = m_network.deleteResource(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

} // namespace baton::client
