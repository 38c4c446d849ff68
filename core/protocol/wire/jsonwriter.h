// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/protocol/wire/field.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <concepts>
#include <utility>

/// Messages become bytes; see field.h. Pure; any thread.
namespace baton::protocol {

/// A value that is JSON already; only for sending.
struct Written
{
    QByteArray json;

    friend bool operator==(const Written&, const Written&) = default;
};

namespace detail {

// Each writes one value behind what is there, as compact UTF-8. Half a character becomes U+FFFD.
void write(QByteArray& json, const QString& value);
void write(QByteArray& json, QLatin1String value);
void write(QByteArray& json, bool value);
void write(QByteArray& json, qint64 value);
void write(QByteArray& json, double value);
void write(QByteArray& json, Instant value);
void write(QByteArray& json, ConversationState value);
void write(QByteArray& json, AuthorKind value);
void write(QByteArray& json, AttachmentState value);
void write(QByteArray& json, const QMap<QString, QString>& value);
void write(QByteArray& json, const QJsonObject& value);
void write(QByteArray& json, const Written& value);
/// A comma where one is needed, and the name with its colon.
void writeName(QByteArray& json, const char* name);

template <typename Tag>
void write(QByteArray& json, const Id<Tag>& id)
{
    write(json, id.toString());
}
template <WireMessage T>
void write(QByteArray& json, const T& message);

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
            if (field.need == Need::Defaulted) {
                static const Struct usual{};
                if (value == usual.*field.member)
                    return;
            }
        }
        writeName(json, field.name);
        write(json, value);
    }
}

template <WireMessage T>
void write(QByteArray& json, const T& message)
{
    json += '{';
    std::apply([&](const auto&... fields) { (writeField(json, message, fields), ...); }, Wire<T>::fields);
    json += '}';
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
/// As an array.
template <WireMessage T>
QByteArray toBytes(const QList<T>& messages)
{
    QByteArray json;
    detail::write(json, messages);
    return json;
}
QByteArray toBytes(const QJsonObject& object);
/// The same, behind what is there.
template <WireMessage T>
void appendBytes(QByteArray& json, const T& message)
{
    detail::write(json, message);
}

} // namespace baton::protocol
