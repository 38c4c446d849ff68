#pragma once

#include "core/domain/conversation.h"
#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/domain/refusal.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QStringList>
#include <concepts>
#include <optional>
#include <tuple>
#include <type_traits>

/// One field list per message, from which both directions derive.
///
/// A message is a plain struct; beside it stands its field list:
///
///     template <> struct Wire<ClaimParams> {
///         static constexpr auto fields = std::make_tuple(field("id", &ClaimParams::id), ...);
///     };
///
/// toJson() leaves out empty optionals and empty `defaulted` fields. fromJson() ignores unknown members,
/// and refuses a missing or wrongly typed one with a sentence that names its path. Pure; any thread.
namespace baton::protocol {

enum class Need { Required, Defaulted };

template <typename Struct, typename Value>
struct Field
{
    const char* name;
    Value Struct::*member;
    Need need;
};

template <typename Struct, typename Value>
constexpr Field<Struct, Value> field(const char* name, Value Struct::*member)
{
    return {name, member, Need::Required};
}

/// Missing means the value it is initialised with; written only when it differs from that.
template <typename Struct, typename Value>
constexpr Field<Struct, Value> defaulted(const char* name, Value Struct::*member)
{
    return {name, member, Need::Defaulted};
}

/// Specialised beside each message.
template <typename Message>
struct Wire;

template <typename T>
concept WireMessage = requires
{
    Wire<T>::fields;
};

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

QJsonValue encode(const QString& value);
QJsonValue encode(bool value);
QJsonValue encode(qint64 value);
QJsonValue encode(double value);
QJsonValue encode(Instant value);
QJsonValue encode(ConversationState value);
QJsonValue encode(AuthorKind value);
QJsonValue encode(const QStringList& value);
QJsonValue encode(const QMap<QString, QString>& value);
QJsonValue encode(const QJsonObject& value);

Decoded decode(const QJsonValue& json, QString& value, const Path& path);
Decoded decode(const QJsonValue& json, bool& value, const Path& path);
Decoded decode(const QJsonValue& json, qint64& value, const Path& path);
Decoded decode(const QJsonValue& json, double& value, const Path& path);
Decoded decode(const QJsonValue& json, Instant& value, const Path& path);
Decoded decode(const QJsonValue& json, ConversationState& value, const Path& path);
Decoded decode(const QJsonValue& json, AuthorKind& value, const Path& path);
Decoded decode(const QJsonValue& json, QStringList& value, const Path& path);
Decoded decode(const QJsonValue& json, QMap<QString, QString>& value, const Path& path);
Decoded decode(const QJsonValue& json, QJsonObject& value, const Path& path);

template <typename Tag>
QJsonValue encode(const Id<Tag>& id)
{
    return id.toString();
}
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
QJsonValue encode(const T& message);
template <WireMessage T>
Decoded decode(const QJsonValue& json, T& message, const Path& path);

template <typename T>
QJsonValue encode(const QList<T>& list)
{
    QJsonArray array;
    for (const auto& item : list)
        array.append(encode(item));
    return array;
}

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

template <typename T>
struct IsOptional : std::false_type
{};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type
{};

template <typename Struct, typename Value>
void encodeField(QJsonObject& object, const Struct& message, const Field<Struct, Value>& field)
{
    const Value& value = message.*field.member;
    if constexpr (IsOptional<Value>::value) {
        if (value)
            object.insert(QLatin1String(field.name), encode(*value));
    } else {
        if constexpr (std::equality_comparable<Value>) {
            if (field.need == Need::Defaulted && value == Struct().*field.member)
                return;
        }
        object.insert(QLatin1String(field.name), encode(value));
    }
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
QJsonValue encode(const T& message)
{
    QJsonObject object;
    std::apply([&](const auto&... fields) { (encodeField(object, message, fields), ...); }, Wire<T>::fields);
    return object;
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

template <WireMessage T>
QJsonObject toJson(const T& message)
{
    return detail::encode(message).toObject();
}

/// @param what the name of the whole in error messages, such as `params`
template <WireMessage T>
Result<T> fromJson(const QJsonObject& object, const QString& what)
{
    T message;
    if (auto wrong = detail::decode(object, message, detail::Path{nullptr, what}))
        return Refused(std::move(*wrong));
    return message;
}

/// Compact UTF-8.
QByteArray toBytes(const QJsonObject& object);

/// Parses bytes from outside: refuses what is no JSON object and what nests deeper than @p maxDepth, before
/// the parser recurses into it.
Result<QJsonObject> parseObject(const QByteArray& bytes, int maxDepth = 32);
/// The same for any JSON value that is an object or an array.
Result<QJsonValue> parseValue(const QByteArray& bytes, int maxDepth = 32);

} // namespace baton::protocol
