// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/wireanswer.h"

#include "core/client/relaylink.h"
#include "core/client/tokencheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

namespace baton::client {

namespace {
constexpr qint64 longestProblem = 64 * 1024;
}

QNetworkRequest requestWith(const QByteArray& token, const QUrl& address, int patienceMs)
{
    QNetworkRequest request(address);
    request.setRawHeader("Authorization", "Bearer " + token);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(patienceMs);
    return request;
}

QUrl fileAddress(const QUrl& relay, const FileId& id, const QByteArray& part)
{
    const auto path = "/v1/files/" + id.toString().toLatin1() + part;
    return endpoint(relay, QLatin1String(path.constData(), path.size()));
}

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::optional<QString> problemIn(QNetworkReply& reply)
{
    const auto body = QJsonDocument::fromJson(reply.read(longestProblem)).object();
    const auto type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    const auto detail = body.value(QLatin1String("detail")).toString();
    if (detail.isEmpty() || !isProblem(type, statusOf(reply), body))
        return std::nullopt;
    return detail;
}

} // namespace baton::client
