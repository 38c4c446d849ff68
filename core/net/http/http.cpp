// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/http.h"

#include <QJsonDocument>
#include <QUrl>

namespace baton::relay {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

QByteArray HttpRequest::bearerToken() const
{
    static constexpr QByteArrayView scheme("Bearer ");
    const QByteArray value = header("Authorization");
    if (value.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return {};
    return value.mid(scheme.size()).trimmed();
}

QString HttpRequest::queryValue(const QString& name) const
{
    const auto decoded = [](QByteArray text) {
        text.replace('+', ' ');
        return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
    };
    const QByteArrayList pairs = query.split('&');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray key = equals < 0 ? pair : pair.left(equals);
        if (!key.isEmpty() && decoded(key) == name) {
            const QString value = equals < 0 ? QString() : decoded(pair.mid(equals + 1));
            return value.isNull() ? QLatin1String("") : value;
        }
    }
    return {};
}

HttpResponse HttpResponse::empty(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse HttpResponse::json(int status, const QJsonObject& object)
{
    HttpResponse response;
    response.status = status;
    response.headers.emplaceBack("Content-Type", "application/json");
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse HttpResponse::content(QByteArray type, QByteArray body)
{
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", std::move(type));
    response.body = std::move(body);
    return response;
}

HttpResponse HttpResponse::problem(int status, const QString& title, const QString& detail)
{
    HttpResponse response = json(status, {{QStringLiteral("type"), QStringLiteral("about:blank")},
                                          {QStringLiteral("title"), title},
                                          {QStringLiteral("status"), status},
                                          {QStringLiteral("detail"), detail}});
    response.headers = {{"Content-Type", "application/problem+json"}};
    return response;
}

} // namespace baton::relay
