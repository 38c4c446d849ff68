// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/jsonreader.h"

#include <cmath>

namespace baton::protocol::detail {

Refusal wrongType(const Path& path, const char* wanted)
{
    return Refusal{Refusal::Kind::Invalid,
                   QStringLiteral("\"%1\" must be %2.").arg(path.toString(), QString::fromLatin1(wanted)),
                   Refusal::Reason::None, std::nullopt};
}

Refusal missing(const Path& path, const char* name)
{
    return Refusal{Refusal::Kind::Invalid,
                   QStringLiteral("\"%1.%2\" is missing.").arg(path.toString(), QString::fromLatin1(name)),
                   Refusal::Reason::None, std::nullopt};
}

Decoded decode(const QJsonValue& json, QString& value, const Path& path)
{
    if (!json.isString())
        return wrongType(path, "a string");
    value = json.toString();
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, bool& value, const Path& path)
{
    if (!json.isBool())
        return wrongType(path, "true or false");
    value = json.toBool();
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, qint64& value, const Path& path)
{
    // Beyond 2^53 a JSON number may already have been rounded on its way.
    constexpr double exact = 9007199254740992.0;
    const double number = json.toDouble();
    if (!json.isDouble() || std::floor(number) != number || std::fabs(number) > exact)
        return wrongType(path, "a whole number");
    value = json.toInteger();
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, double& value, const Path& path)
{
    if (!json.isDouble())
        return wrongType(path, "a number");
    value = json.toDouble();
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, Instant& value, const Path& path)
{
    const auto instant = json.isString() ? Instant::fromRfc3339(json.toString()) : std::nullopt;
    if (!instant)
        return wrongType(path, "an RFC 3339 time with an offset, such as 2026-11-23T10:02:00.000Z");
    value = *instant;
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, ConversationState& value, const Path& path)
{
    const auto state = stateFromName(json.toString());
    if (!state)
        return wrongType(path, "one of bot, waiting, open, ended");
    value = *state;
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, AuthorKind& value, const Path& path)
{
    const auto kind = authorKindFromName(json.toString());
    if (!kind)
        return wrongType(path, "one of customer, bot, agent, system");
    value = *kind;
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, AttachmentState& value, const Path& path)
{
    const auto state = attachmentStateFromName(json.toString());
    if (!state)
        return wrongType(path, "one of checking, ok, refused");
    value = *state;
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, QStringList& value, const Path& path)
{
    if (!json.isArray())
        return wrongType(path, "an array of strings");
    value.clear();
    const auto array = json.toArray();
    for (const auto& item : array) {
        if (!item.isString())
            return wrongType(path, "an array of strings");
        value.append(item.toString());
    }
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, QMap<QString, QString>& value, const Path& path)
{
    if (!json.isObject())
        return wrongType(path, "an object of strings");
    value.clear();
    const auto object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString())
            return wrongType(path, "an object of strings");
        value.insert(it.key(), it.value().toString());
    }
    return std::nullopt;
}

Decoded decode(const QJsonValue& json, QJsonObject& value, const Path& path)
{
    if (!json.isObject())
        return wrongType(path, "an object");
    value = json.toObject();
    return std::nullopt;
}

} // namespace baton::protocol::detail
