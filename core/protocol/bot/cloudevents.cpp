// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/cloudevents.h"

#include "core/domain/text.h"
#include "core/protocol/wire/json.h"

#include <QUrl>

namespace baton::protocol::cloudevents {

namespace {

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

tl::unexpected<BatchRefusal> wrongBatch(std::optional<qsizetype> index, Refused refused)
{
    return tl::unexpected(BatchRefusal{index, std::move(refused.value())});
}

Result<QString> attribute(const QJsonObject& object, const char* name, bool required)
{
    const auto value = object.value(QLatin1String(name));
    const auto shown = QString::fromLatin1(name);
    if (value.isUndefined() || value.isNull()) {
        if (required)
            return invalid(QStringLiteral("The attribute \"%1\" is missing.").arg(shown));
        return QString();
    }
    if (!value.isString() || value.toString().isEmpty())
        return invalid(QStringLiteral("The attribute \"%1\" must be a string that is not empty.").arg(shown));
    if (value.toString().size() > maxAttribute) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("The attribute \"%1\" is longer than %2 characters.")
                          .arg(shown)
                          .arg(maxAttribute));
    }
    return value.toString();
}

/// How SDKs send what they were given as bytes: it must be the same JSON.
Result<QJsonObject> decodedData(const QJsonObject& object, const QJsonValue& encoded)
{
    if (const auto data = object.value(QLatin1String("data")); !data.isUndefined() && !data.isNull())
        return invalid(QStringLiteral("An event has \"data\" or \"data_base64\", not both."));
    const auto bytes = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (!encoded.isString() || !bytes)
        return invalid(QStringLiteral("\"data_base64\" must be text in base64."));
    if (bytes.decoded.isEmpty())
        return QJsonObject();
    auto data = parseObject(bytes.decoded);
    if (!data)
        return refuse(data.error().kind,
                      QStringLiteral("\"data_base64\" must hold a JSON object: %1").arg(data.error().detail));
    return data;
}

Result<QJsonObject> dataOf(const QJsonObject& object)
{
    const auto encoded = object.value(QLatin1String("data_base64"));
    if (!encoded.isUndefined() && !encoded.isNull())
        return decodedData(object, encoded);
    const auto data = object.value(QLatin1String("data"));
    if (data.isUndefined() || data.isNull())
        return QJsonObject();
    if (!data.isObject())
        return invalid(QStringLiteral("\"data\" must be a JSON object."));
    return data.toObject();
}

Result<void> timeOf(const QJsonObject& object, CloudEvent& event)
{
    const auto time = object.value(QLatin1String("time"));
    if (time.isUndefined() || time.isNull())
        return {};
    event.time = Instant::fromRfc3339(time.toString());
    if (!event.time)
        return invalid(QStringLiteral("\"time\" must be an RFC 3339 time with an offset, such as "
                                      "2026-11-23T10:02:00.000Z."));
    return {};
}

QByteArray mediaType(const QByteArray& contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

bool isJson(const QByteArray& type)
{
    return type.isEmpty() || type == "application/json" || type.endsWith("+json");
}

/// The HTTP binding percent-encodes what is not printable ASCII, and takes values in quotes.
QString headerText(const QByteArray& value)
{
    auto text = value.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"')) {
        text = text.mid(1, text.size() - 2);
        text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    return wellFormed(QUrl::fromPercentEncoding(text));
}

CloudEvents one(Result<CloudEvent> event)
{
    if (!event)
        return tl::unexpected(BatchRefusal{0, event.error()});
    return QList<CloudEvent>{std::move(*event)};
}

CloudEvents fromBinary(const QByteArray& body, const std::function<QByteArray(QByteArrayView)>& header)
{
    QJsonObject object;
    for (const char* name : {"specversion", "id", "source", "type", "subject", "time"}) {
        const auto value = header(QByteArray("ce-") + name);
        if (!value.isEmpty())
            object.insert(QLatin1String(name), headerText(value));
    }
    if (!body.trimmed().isEmpty()) {
        auto data = parseObject(body);
        if (!data)
            return tl::unexpected(BatchRefusal{0, data.error()});
        object.insert(QStringLiteral("data"), *data);
    }
    return one(fromObject(object));
}

} // namespace

Result<CloudEvent> fromObject(const QJsonObject& object)
{
    const auto version = object.value(QLatin1String("specversion")).toString();
    if (version != QLatin1String("1.0"))
        return invalid(QStringLiteral("\"specversion\" must be \"1.0\"."));
    CloudEvent event;
    struct Attribute
    {
        const char* name;
        QString CloudEvent::*member;
        bool required;
    };
    const Attribute attributes[] = {{"id", &CloudEvent::id, true},
                                    {"source", &CloudEvent::source, true},
                                    {"type", &CloudEvent::type, true},
                                    {"subject", &CloudEvent::subject, false}};
    for (const auto& [name, member, required] : attributes) {
        BATON_TRY_INTO(auto value, attribute(object, name, required));
        event.*member = std::move(value);
    }
    BATON_TRY(timeOf(object, event));
    BATON_TRY_INTO(auto data, dataOf(object));
    event.data = std::move(data);
    return event;
}

CloudEvents fromArray(const QJsonArray& array)
{
    if (array.size() > maxBatch) {
        return wrongBatch({}, refuse(Refusal::Kind::TooLarge,
                                     QStringLiteral("A batch holds at most %1 events; this one has %2. Send "
                                                    "it in parts.")
                                         .arg(maxBatch)
                                         .arg(array.size())));
    }
    QList<CloudEvent> events;
    events.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).isObject())
            return wrongBatch(i, invalid(QStringLiteral("An event must be a JSON object.")));
        auto event = fromObject(array.at(i).toObject());
        if (!event)
            return wrongBatch(i, Refused(event.error()));
        events.append(std::move(*event));
    }
    return events;
}

bool knowsContentType(const QByteArray& contentType)
{
    const auto type = mediaType(contentType);
    return type == "application/cloudevents+json" || type == "application/cloudevents-batch+json" ||
           type == "application/json";
}

CloudEvents fromHttp(const QByteArray& contentType, const QByteArray& body,
                     const std::function<QByteArray(QByteArrayView)>& header)
{
    const auto type = mediaType(contentType);
    const bool binary = !header("ce-specversion").isEmpty() && !type.startsWith("application/cloudevents");
    if (binary && isJson(type))
        return fromBinary(body, header);
    if (!knowsContentType(contentType)) {
        return wrongBatch({}, invalid(QStringLiteral("Content-Type must be application/cloudevents+json, "
                                                     "application/cloudevents-batch+json or "
                                                     "application/json.")));
    }
    const auto value = parseValue(body);
    if (!value)
        return wrongBatch({}, Refused(value.error()));
    if (type == "application/cloudevents-batch+json" && !value->isArray())
        return wrongBatch({}, invalid(QStringLiteral("A batch must be a JSON array.")));
    if (type == "application/cloudevents+json" && !value->isObject()) {
        return wrongBatch({}, invalid(QStringLiteral("One event must be a JSON object; send an array as "
                                                     "application/cloudevents-batch+json.")));
    }
    return value->isArray() ? fromArray(value->toArray()) : one(fromObject(value->toObject()));
}

QJsonObject toObject(const CloudEvent& event)
{
    QJsonObject object{{QStringLiteral("specversion"), QStringLiteral("1.0")},
                       {QStringLiteral("id"), event.id},
                       {QStringLiteral("source"), event.source},
                       {QStringLiteral("type"), event.type},
                       {QStringLiteral("data"), event.data}};
    if (!event.subject.isEmpty())
        object.insert(QStringLiteral("subject"), event.subject);
    if (event.time)
        object.insert(QStringLiteral("time"), event.time->toRfc3339());
    return object;
}

} // namespace baton::protocol::cloudevents
