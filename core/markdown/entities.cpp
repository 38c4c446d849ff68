// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/entities.h"

#include "markdowntables.h"

#include <algorithm>

namespace baton::markdown {

namespace {

constexpr char32_t noCharacter = 0xFFFD;
constexpr qsizetype longestHexadecimal = 6;
constexpr qsizetype longestDecimal = 7;
constexpr qsizetype longestName = 48;

bool isCharacter(char32_t point)
{
    const bool isControl =
        (point < 0x20 && point != u'\t' && point != u'\n') || (point >= 0x7F && point <= 0x9F);
    const bool isNone = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF) || point == 0xFEFF;
    return point <= 0x10FFFF && !isControl && !isNone && !(point >= 0xD800 && point <= 0xDFFF);
}

int digitOf(QChar c)
{
    const auto unit = c.unicode();
    return unit >= u'0' && unit <= u'9'   ? unit - u'0'
           : unit >= u'a' && unit <= u'f' ? unit - u'a' + 10
           : unit >= u'A' && unit <= u'F' ? unit - u'A' + 10
                                          : 16;
}

std::optional<char32_t> numbered(QStringView digits, int base, qsizetype longest)
{
    if (digits.isEmpty() || digits.size() > longest)
        return {};
    char32_t number = 0;
    for (const QChar c : digits) {
        if (digitOf(c) >= base)
            return {};
        number = number * char32_t(base) + char32_t(digitOf(c));
    }
    return isCharacter(number) ? number : noCharacter;
}

std::optional<char32_t> named(QStringView name)
{
    const auto* found = std::find_if(std::begin(entities), std::end(entities), [&](const Entity& entity) {
        return name == QLatin1String(entity.name);
    });
    return found == std::end(entities) ? std::nullopt : std::optional(found->point);
}

} // namespace

std::optional<Character> entityAt(QStringView text, qsizetype at)
{
    if (text[at] != u'&')
        return {};
    const auto rest = text.sliced(at + 1, std::min(text.size() - at - 1, longestName + 1));
    const auto size = rest.indexOf(u';');
    if (size < 1)
        return {};
    const auto body = rest.first(size);
    const bool isHexadecimal = body.startsWith(QLatin1String("#x"), Qt::CaseInsensitive);
    const auto point = isHexadecimal     ? numbered(body.sliced(2), 16, longestHexadecimal)
                       : body[0] == u'#' ? numbered(body.sliced(1), 10, longestDecimal)
                                         : named(body);
    if (!point)
        return {};
    return Character{QString::fromUcs4(&*point, 1), size + 2};
}

} // namespace baton::markdown
