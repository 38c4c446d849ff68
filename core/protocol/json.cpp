#include "core/protocol/json.h"

#include "core/domain/text.h"

#include <QJsonDocument>
#include <QLocale>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

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

QJsonObject objectFrom(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

namespace {

/// A letter that may not stand in a string as it is: a quote, a backslash, a control character.
char* writeEscaped(char* out, char c)
{
    constexpr std::string_view letters("\"\\\b\f\n\r\t");
    constexpr std::string_view names("\"\\bfnrt");
    *out++ = '\\';
    if (const auto at = letters.find(c); at != std::string_view::npos) {
        *out++ = names[at];
        return out;
    }
    constexpr char digits[] = "0123456789abcdef";
    for (const char digit : {'u', '0', '0', digits[c >> 4], digits[c & 0xF]})
        *out++ = digit;
    return out;
}

char* writeUtf8(char* out, char32_t c)
{
    const auto tail = [c](int shift) { return char(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x800) {
        *out++ = char(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            *out++ = char(0xE0 | (c >> 12));
        } else {
            *out++ = char(0xF0 | (c >> 18));
            *out++ = tail(12);
        }
        *out++ = tail(6);
    }
    *out++ = tail(0);
    return out;
}

} // namespace

void write(QByteArray& json, const QString& value)
{
    constexpr qsizetype longest = 6; // bytes of a code unit: \u001f
    const auto at = json.size();
    json.resize(at + longest * value.size() + 2);
    char* out = json.data() + at;
    *out++ = '"';
    for (const QChar *unit = value.cbegin(), *end = value.cend(); unit != end; ++unit) {
        const char32_t c = unit->unicode();
        if (c < 0x20 || c == '"' || c == '\\')
            out = writeEscaped(out, char(c));
        else if (c < 0x80)
            *out++ = char(c);
        else if (!QChar::isSurrogate(c))
            out = writeUtf8(out, c);
        else if (QChar::isHighSurrogate(c) && unit + 1 != end && unit[1].isLowSurrogate())
            out = writeUtf8(out, QChar::surrogateToUcs4(char16_t(c), (++unit)->unicode()));
        else
            out = writeUtf8(out, QChar::ReplacementCharacter);
    }
    *out++ = '"';
    json.resize(out - json.constData());
}

void write(QByteArray& json, QLatin1String value)
{
    json += '"';
    json += QByteArrayView(value.data(), value.size());
    json += '"';
}

void write(QByteArray& json, bool value) { json += value ? "true" : "false"; }

void write(QByteArray& json, qint64 value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
    json.append(digits.data(), end - digits.data());
}

void write(QByteArray& json, double value)
{
    if (std::isfinite(value))
        json += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    else
        json += "null";
}

void write(QByteArray& json, Instant value) { write(json, value.toRfc3339()); }
void write(QByteArray& json, ConversationState value) { write(json, stateName(value)); }
void write(QByteArray& json, AuthorKind value) { write(json, authorKindName(value)); }
void write(QByteArray& json, const QJsonObject& value) { json += toBytes(value); }
void write(QByteArray& json, const Written& value) { json += value.json; }

void write(QByteArray& json, const QMap<QString, QString>& value)
{
    json += '{';
    for (auto it = value.begin(); it != value.end(); ++it) {
        if (it != value.begin())
            json += ',';
        write(json, it.key());
        json += ':';
        write(json, it.value());
    }
    json += '}';
}

void writeName(QByteArray& json, const char* name)
{
    if (!json.endsWith('{'))
        json += ',';
    json += '"';
    json += name;
    json += "\":";
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
