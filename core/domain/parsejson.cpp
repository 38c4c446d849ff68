// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/parsejson.h"

#include "core/domain/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace baton {

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
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!isWellFormed(it.key()) || !isAllWellFormed(it.value()))
            return false;
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
    BATON_TRY_INTO(const auto value, parseValue(bytes, maxDepth));
    if (!value.isObject())
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("A JSON object is expected here, not an array."));
    return value.toObject();
}

} // namespace baton
