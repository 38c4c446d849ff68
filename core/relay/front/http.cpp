#include "core/relay/front/http.h"

#include "core/protocol/json.h"

#include <QUrlQuery>

namespace baton::relay {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray HttpRequest::bearerToken() const
{
    const auto value = header("Authorization");
    if (value.size() < 7 || value.left(7).compare("Bearer ", Qt::CaseInsensitive) != 0)
        return {};
    return value.mid(7).trimmed();
}

QString HttpRequest::queryValue(const QString& name) const
{
    const QUrlQuery parsed(QString::fromUtf8(query));
    return parsed.hasQueryItem(name) ? parsed.queryItemValue(name, QUrl::FullyDecoded) : QString();
}

HttpResponse HttpResponse::empty(int status) { return {status, {}, {}, false}; }

HttpResponse HttpResponse::json(int status, const QJsonObject& object)
{
    return {status, {{"Content-Type", "application/json"}}, protocol::toBytes(object), false};
}

HttpResponse HttpResponse::content(QByteArray type, QByteArray body)
{
    return {200, {{"Content-Type", std::move(type)}}, std::move(body), false};
}

HttpResponse HttpResponse::problem(int status, const QString& title, const QString& detail)
{
    return {status,
            {{"Content-Type", "application/problem+json"}},
            protocol::toBytes({{QStringLiteral("type"), QStringLiteral("about:blank")},
                               {QStringLiteral("title"), title},
                               {QStringLiteral("status"), status},
                               {QStringLiteral("detail"), detail}}),
            false};
}

} // namespace baton::relay
