// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/domain/refusal.h"
#include "core/protocol/wire/field.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QStringList>

/// Parsed JSON becomes messages; see field.h. Pure; any thread.
namespace baton::protocol {

namespace detail {

/// Where decoding stands, so that an error can name it: `params.contact.email`.
struct Path
{
    const Path* parent = nullptr;
    QString step;

    QString toString() const { return parent ? parent->toString() + u'.' + step : step; }
};

using Decoded = std::optional<Refusal>; ///< nullopt when it went well

Refusal wrongType(const Path& path, const char* wanted);
Refusal missing(const Path& path, const char* name);

Decoded decode(const QJsonValue& json, QString& value, const Path& path);
Decoded decode(const QJsonValue& json, bool& value, const Path& path);
Decoded decode(const QJsonValue& json, qint64& value, const Path& path);
Decoded decode(const QJsonValue& json, double& value, const Path& path);
Decoded decode(const QJsonValue& json, Instant& value, const Path& path);
Decoded decode(const QJsonValue& json, ConversationState& value, const Path& path);
Decoded decode(const QJsonValue& json, AuthorKind& value, const Path& path);
Decoded decode(const QJsonValue& json, AttachmentState& value, const Path& path);
Decoded decode(const QJsonValue& json, QStringList& value, const Path& path);
Decoded decode(const QJsonValue& json, QMap<QString, QString>& value, const Path& path);
Decoded decode(const QJsonValue& json, QJsonObject& value, const Path& path);

template <typename Tag>
Decoded decode(const QJsonValue& json, Id<Tag>& id, const Path& path)
{
    QString text;
    if (auto wrong = decode(json, text, path))
        return wrong;
    id = Id<Tag>(std::move(text));
    return std::nullopt;
}

template <WireMessage T>
Decoded decode(const QJsonValue& json, T& message, const Path& path);

template <typename T>
Decoded decode(const QJsonValue& json, QList<T>& list, const Path& path)
{
    if (!json.isArray())
        return wrongType(path, "an array");
    const auto array = json.toArray();
    list.clear();
    list.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        T item;
        if (auto wrong = decode(array.at(i), item, Path{&path, QString::number(i)}))
            return wrong;
        list.append(std::move(item));
    }
    return std::nullopt;
}

template <typename Struct, typename Value>
Decoded decodeField(const QJsonObject& object, Struct& message, const Field<Struct, Value>& field,
                    const Path& path)
{
    const auto json = object.value(QLatin1String(field.name));
    if (json.isUndefined() || json.isNull()) {
        if (IsOptional<Value>::value || field.need == Need::Defaulted)
            return std::nullopt;
        return missing(path, field.name);
    }
    const Path here{&path, QLatin1String(field.name)};
    if constexpr (IsOptional<Value>::value)
        return decode(json, (message.*field.member).emplace(), here);
    else
        return decode(json, message.*field.member, here);
}

template <WireMessage T>
Decoded decode(const QJsonValue& json, T& message, const Path& path)
{
    if (!json.isObject())
        return wrongType(path, "an object");
    const auto object = json.toObject();
    Decoded wrong;
    std::apply(
        [&](const auto&... fields) {
            ((wrong || (wrong = decodeField(object, message, fields, path))), ...);
        },
        Wire<T>::fields);
    return wrong;
}

} // namespace detail

/// @param what the name of the whole in error messages, such as `params`
template <WireMessage T>
Result<T> fromJson(const QJsonObject& object, const QString& what)
{
    T message;
    if (auto wrong = detail::decode(object, message, detail::Path{nullptr, what}))
        return Refused(std::move(*wrong));
    return message;
}

} // namespace baton::protocol
