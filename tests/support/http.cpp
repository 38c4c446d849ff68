// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"

#include "tests/support/relayprocess.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QtTest>

namespace baton::testing {

namespace {

constexpr int answerMs = 30'000;

QUrl at(const QUrl& relay, const QString& path)
{
    auto url = relay;
    url.setPath(path);
    return url;
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

QJsonObject HttpAnswer::json() const { return QJsonDocument::fromJson(body).object(); }

HttpAnswer http(const QByteArray& method, const QUrl& url, const QByteArray& body, const HttpHeaders& headers)
{
    static QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setTransferTimeout(answerMs);
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    QScopedPointer<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.data(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(answerMs))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->rawHeaderPairs(),
            reply->readAll()};
}

HttpHeaders bearer(const QByteArray& token, const QByteArray& contentType)
{
    return {{"Authorization", "Bearer " + token}, {"Content-Type", contentType}};
}

QByteArray signIn(const QUrl& relay, const QString& email, const QString& device)
{
    const QJsonObject body{{QStringLiteral("email"), email},
                           {QStringLiteral("password"), RelayProcess::password()},
                           {QStringLiteral("device"), QJsonObject{{QStringLiteral("name"), device}}}};
    const auto answer = http("POST", at(relay, QStringLiteral("/v1/sessions")), QJsonDocument(body).toJson(),
                             {{"Content-Type", "application/json"}});
    return answer.json().value(QLatin1String("token")).toString().toLatin1();
}

QJsonObject cloudEvent(const QString& id, const QString& type, const QString& subject,
                       const QJsonObject& data)
{
    return {{QStringLiteral("specversion"), QStringLiteral("1.0")},
            {QStringLiteral("source"), QStringLiteral("/test")},
            {QStringLiteral("id"), id},
            {QStringLiteral("type"), type},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("data"), data}};
}

HttpAnswer publish(const QUrl& relay, const QByteArray& key, const QJsonArray& events)
{
    return http("POST", at(relay, QStringLiteral("/v1/events")),
                QJsonDocument(events).toJson(QJsonDocument::Compact),
                bearer(key, "application/cloudevents-batch+json"));
}

} // namespace baton::testing
