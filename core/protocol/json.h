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
#include <utility>

/// One field list per message, from which both directions derive.
///
/// A message is a plain struct; beside it stands its field list:
///
///     template <> struct Wire<ClaimParams> {
///         static constexpr auto fields = std::make_tuple(field("id", &ClaimParams::id), ...);
///     };
///
/// toBytes() leaves out empty optionals and empty `defaulted` fields, and writes the rest in the order of the
/// list. fromJson() ignores unknown members, and refuses a missing or wrongly typed one with a sentence that
/// names its path. Pure; any thread.
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

/// A value that is JSON already; only for sending.
struct Written
{
    QByteArray json;

    friend bool operator==(const Written&, const Written&) = default;
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

/// Of our own bytes, which are well formed.
QJsonObject objectFrom(const QByteArray& json);

Refusal wrongType(const Path& path, const char* wanted);
Refusal missing(const Path& path, const char* name);

// Each writes one value behind what is there, as compact UTF-8. Half a character becomes U+FFFD.
void write(QByteArray& json, const QString& value);
void write(QByteArray& json, QLatin1String value);
void write(QByteArray& json, bool value);
void write(QByteArray& json, qint64 value);
void write(QByteArray& json, double value);
void write(QByteArray& json, Instant value);
void write(QByteArray& json, ConversationState value);
void write(QByteArray& json, AuthorKind value);
void write(QByteArray& json, const QMap<QString, QString>& value);
void write(QByteArray& json, const QJsonObject& value);
void write(QByteArray& json, const Written& value);
/// A comma where one is needed, and the name with its colon.
void writeName(QByteArray& json, const char* name);

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
void write(QByteArray& json, const Id<Tag>& id)
{
    write(json, id.toString());
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
void write(QByteArray& json, const T& message);
template <WireMessage T>
Decoded decode(const QJsonValue& json, T& message, const Path& path);

template <typename T>
void write(QByteArray& json, const QList<T>& list)
{
    json += '[';
    bool isFirst = true;
    for (const auto& item : list) {
        if (!std::exchange(isFirst, false))
            json += ',';
        write(json, item);
    }
    json += ']';
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
void writeField(QByteArray& json, const Struct& message, const Field<Struct, Value>& field)
{
    const Value& value = message.*field.member;
    if constexpr (IsOptional<Value>::value) {
        if (value) {
            writeName(json, field.name);
            write(json, *value);
        }
    } else {
        if constexpr (std::equality_comparable<Value>) {
            static const Struct usual{};
            if (field.need == Need::Defaulted && value == usual.*field.member)
                return;
        }
        writeName(json, field.name);
        write(json, value);
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
void write(QByteArray& json, const T& message)
{
    json += '{';
    std::apply([&](const auto&... fields) { (writeField(json, message, fields), ...); }, Wire<T>::fields);
    json += '}';
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

/// Compact UTF-8.
template <WireMessage T>
QByteArray toBytes(const T& message)
{
    QByteArray json;
    json.reserve(1024);
    detail::write(json, message);
    return json;
}
QByteArray toBytes(const QJsonObject& object);
/// The same, behind what is there.
template <WireMessage T>
void appendBytes(QByteArray& json, const T& message)
{
    detail::write(json, message);
}

/// For whoever looks into it or adds to it; toBytes() where it is only sent.
template <WireMessage T>
QJsonObject toJson(const T& message)
{
    return detail::objectFrom(toBytes(message));
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

/// Parses bytes from outside: refuses what is no JSON object and what nests deeper than @p maxDepth, before
/// the parser recurses into it.
Result<QJsonObject> parseObject(const QByteArray& bytes, int maxDepth = 32);
/// The same for any JSON value that is an object or an array.
Result<QJsonValue> parseValue(const QByteArray& bytes, int maxDepth = 32);

} // namespace baton::protocol
