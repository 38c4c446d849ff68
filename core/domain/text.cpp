// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/text.h"

#include <QChar>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <array>

namespace baton {

namespace {

/// No emoji and no letter of any language is this long; whoever stacks more marks gets them cut.
constexpr qsizetype longestCharacter = 64;

constexpr char32_t replacement = 0xFFFD;

struct Read
{
    char32_t point = 0;
    qsizetype units = 1;
    bool isLone = false; ///< half a surrogate pair
};

Read readAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (!c.isSurrogate())
        return {c.unicode(), 1, false};
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2, false};
    return {replacement, 1, true};
}

bool isNoncharacter(char32_t point)
{
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

bool isDropped(char32_t point) { return point == 0 || point == 0xFEFF; }

bool isFaulty(const Read& read) { return read.isLone || isNoncharacter(read.point) || isDropped(read.point); }

struct Range
{
    char32_t first;
    char32_t last;
};

/// Without a picture though their category does not say so.
constexpr std::array<Range, 16> unseen{{{0x034F, 0x034F},
                                        {0x115F, 0x1160},
                                        {0x17B4, 0x17B5},
                                        {0x180B, 0x180F},
                                        {0x2028, 0x2029},
                                        {0x2060, 0x206F},
                                        {0x2800, 0x2800},
                                        {0x3164, 0x3164},
                                        {0xFE00, 0xFE0F},
                                        {0xFFA0, 0xFFA0},
                                        {0xFFF0, 0xFFF8},
                                        {0x16FE4, 0x16FE4},
                                        {0x1D159, 0x1D159},
                                        {0x1D173, 0x1D17A},
                                        {0xE0000, 0xE0FFF},
                                        {0xFEFF, 0xFEFF}}};

/// Signs of category Format that are seen: they enclose the numbers after them.
constexpr std::array<Range, 6> seenFormats{{{0x0600, 0x0605},
                                            {0x06DD, 0x06DD},
                                            {0x070F, 0x070F},
                                            {0x0890, 0x0891},
                                            {0x08E2, 0x08E2},
                                            {0x110BD, 0x110CD}}};

template <size_t N>
bool isIn(const std::array<Range, N>& ranges, char32_t point)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [point](const Range& range) { return point >= range.first && point <= range.last; });
}

bool isUnseen(char32_t point)
{
    if (QChar::isSpace(point) || isNoncharacter(point) || isIn(unseen, point))
        return true;
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
        return true;
    case QChar::Other_Format:
        return !isIn(seenFormats, point);
    default:
        return false;
    }
}

qsizetype firstFault(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto read = readAt(text, at);
        if (isFaulty(read))
            return at;
        at += read.units;
    }
    return -1;
}

} // namespace

bool isWellFormed(QStringView text) { return firstFault(text) < 0; }

QString wellFormed(const QString& text)
{
    const auto good = firstFault(text);
    if (good < 0)
        return text;
    QString result = text.left(good);
    result.reserve(text.size());
    for (auto at = good; at < text.size();) {
        const auto read = readAt(text, at);
        if (!isFaulty(read))
            result += QStringView(text).sliced(at, read.units);
        else if (!isDropped(read.point))
            result += QChar(u'\uFFFD');
        at += read.units;
    }
    return result;
}

bool isBlank(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto read = readAt(text, at);
        if (!read.isLone && !isUnseen(read.point))
            return false;
        at += read.units;
    }
    return true;
}

QString beginningOf(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    // Whether a character ends there shows in the one after it.
    const auto part = QStringView(text).first(std::min(text.size(), most + 2));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, part.data(), part.size());
    finder.setPosition(most);
    auto end = finder.isAtBoundary() ? most : std::max<qsizetype>(0, finder.toPreviousBoundary());
    if (end == 0 || most - end > longestCharacter)
        end = text[most].isLowSurrogate() && most > 0 ? most - 1 : most;
    return text.first(end);
}

} // namespace baton
