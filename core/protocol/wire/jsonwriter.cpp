// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/jsonwriter.h"

#include <QJsonDocument>
#include <QLocale>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace baton::protocol {

namespace detail {

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
void write(QByteArray& json, AttachmentState value) { write(json, attachmentStateName(value)); }
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

} // namespace detail

QByteArray toBytes(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace baton::protocol
