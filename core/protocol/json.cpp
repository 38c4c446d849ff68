#include "core/protocol/json.h"

#include "core/domain/text.h"

#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace baton::protocol {

namespace detail {

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

QJsonValue encode(const QString& value) { return value; }
QJsonValue encode(bool value) { return value; }
QJsonValue encode(qint64 value) { return value; }
QJsonValue encode(double value) { return value; }
QJsonValue encode(Instant value) { return value.toRfc3339(); }
QJsonValue encode(ConversationState value) { return stateName(value); }
QJsonValue encode(AuthorKind value) { return authorKindName(value); }
QJsonValue encode(const QStringList& value) { return QJsonArray::fromStringList(value); }
QJsonValue encode(const QJsonObject& value) { return value; }

QJsonValue encode(const QMap<QString, QString>& value)
{
    QJsonObject object;
    for (auto it = value.begin(); it != value.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
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

} // namespace detail

QByteArray toBytes(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

namespace {

/// Escapes and rare bytes: whatever has none of them is well formed, since no parser lets other bytes pass.
bool mayBeIllFormed(const QByteArray& bytes)
{
    return bytes.contains("\\u") || bytes.contains('\0') || bytes.contains("\xEF\xBB\xBF") ||
           bytes.contains("\xEF\xB7") || bytes.contains("\xBF\xBE") || bytes.contains("\xBF\xBF");
}

bool isAllWellFormed(const QJsonValue& value)
{
    if (value.isString())
        return isWellFormed(value.toString());
    if (value.isArray()) {
        const auto array = value.toArray();
        return std::all_of(array.begin(), array.end(),
                           [](const QJsonValue& item) { return isAllWellFormed(item); });
    }
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isWellFormed(it.key()) || !isAllWellFormed(it.value()))
            return false;
    }
    return true;
}

QJsonValue allWellFormed(const QJsonValue& value)
{
    if (value.isString())
        return wellFormed(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        const auto given = value.toArray();
        for (const auto& item : given)
            array.append(allWellFormed(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const auto given = value.toObject();
    for (auto it = given.begin(); it != given.end(); ++it)
        object.insert(wellFormed(it.key()), allWellFormed(it.value()));
    return object;
}

/// How deep the brackets nest; strings are skipped. Looks at bytes only, so it never recurses.
bool nestsWithin(const QByteArray& bytes, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

} // namespace

// The one door for text, whatever wire it came by: every string that leaves here, names too, is well formed.
Result<QJsonValue> parseValue(const QByteArray& bytes, int maxDepth)
{
    if (!nestsWithin(bytes, maxDepth)) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("The JSON nests deeper than %1 levels.").arg(maxDepth));
    }
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return refuse(Refusal::Kind::Invalid, QStringLiteral("This is not valid JSON: %1 at byte %2.")
                                                  .arg(error.errorString())
                                                  .arg(error.offset));
    }
    const auto value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    return mayBeIllFormed(bytes) && !isAllWellFormed(value) ? allWellFormed(value) : value;
}

Result<QJsonObject> parseObject(const QByteArray& bytes, int maxDepth)
{
    const auto value = parseValue(bytes, maxDepth);
    if (!value)
        return Refused(value.error());
    if (!value->isObject())
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("A JSON object is expected here, not an array."));
    return value->toObject();
}

} // namespace baton::protocol
