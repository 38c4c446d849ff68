// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/delimiters.h"

#include <QHash>
#include <array>

namespace baton::markdown {

namespace {

bool isSpace(char32_t c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r') || QChar::category(c) == QChar::Separator_Space;
}

bool isPunctuation(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
        return true;
    default:
        return false;
    }
}

char32_t before(QStringView text, int at)
{
    if (at == 0)
        return U' ';
    const QChar c = text[at - 1];
    return c.isLowSurrogate() && at > 1 ? QChar::surrogateToUcs4(text[at - 2], c) : c.unicode();
}

char32_t behind(QStringView text, int at, int end)
{
    if (at >= end)
        return U' ';
    const QChar c = text[at];
    return c.isHighSurrogate() && at + 1 < text.size() ? QChar::surrogateToUcs4(c, text[at + 1])
                                                       : c.unicode();
}

/// CommonMark's rule of three.
bool areOdd(const Delimiter& opener, const Delimiter& closer)
{
    return (opener.canClose || closer.canOpen) && (opener.runLength + closer.runLength) % 3 == 0 &&
           (opener.runLength % 3 != 0 || closer.runLength % 3 != 0);
}

/// For each closer the opener it belongs to. What was looked at in vain is not looked at again, so that this
/// takes no square of time.
void match(Delimiters& delimiters)
{
    QHash<char16_t, std::array<int, 6>> bottoms;
    std::vector<int> jumps;
    size_t head = 0; // the first delimiter of this run
    int lastSpan = -2;
    for (size_t at = 0; at < delimiters.size(); ++at) {
        auto& closer = delimiters[at];
        jumps.push_back(0);
        if (delimiters[head].sign != closer.sign || lastSpan != closer.span - 1)
            head = at;
        lastSpan = closer.span;
        if (!closer.canClose)
            continue;
        if (!bottoms.contains(closer.sign))
            bottoms.insert(closer.sign, {-1, -1, -1, -1, -1, -1});
        const auto kind = size_t(closer.canOpen ? 3 : 0) + size_t(closer.runLength % 3);
        const int bottom = bottoms[closer.sign][kind];
        int from = int(head) - jumps[head] - 1;
        int newBottom = from;
        for (; from > bottom; from -= jumps[size_t(from)] + 1) {
            auto& opener = delimiters[size_t(from)];
            if (opener.sign != closer.sign || !opener.canOpen || opener.end >= 0 || areOdd(opener, closer))
                continue;
            const int further =
                from > 0 && !delimiters[size_t(from - 1)].canOpen ? jumps[size_t(from - 1)] + 1 : 0;
            jumps[at] = int(at) - from + further;
            jumps[size_t(from)] = further;
            closer.canOpen = false;
            opener.end = int(at);
            opener.canClose = false;
            newBottom = -1;
            lastSpan = -2; // the next one begins a run
            break;
        }
        // Where it opens is changed only by a match.
        if (newBottom != -1)
            bottoms[closer.sign][kind] = newBottom;
    }
}

void turn(Span& begin, Span& end, Span::Kind kind)
{
    begin = {kind, 1, {}, {}};
    end = {kind, -1, {}, {}};
}

} // namespace

Delimiter flanking(QStringView text, int from, int to, int end)
{
    const auto last = before(text, from);
    const auto next = behind(text, to, end);
    const bool isBehindSpace = isSpace(last);
    const bool isBeforeSpace = isSpace(next);
    const bool isBehindPunctuation = isPunctuation(last);
    const bool isBeforePunctuation = isPunctuation(next);
    const bool left = !isBeforeSpace && (!isBeforePunctuation || isBehindSpace || isBehindPunctuation);
    const bool right = !isBehindSpace && (!isBehindPunctuation || isBeforeSpace || isBeforePunctuation);
    Delimiter delimiter;
    delimiter.sign = text[from].unicode();
    // An underscore within a word is part of it.
    const bool splitsWord = delimiter.sign != u'_';
    delimiter.canOpen = left && (splitsWord || !right || isBehindPunctuation);
    delimiter.canClose = right && (splitsWord || !left || isBeforePunctuation);
    return delimiter;
}

void pair(Delimiters& delimiters, Spans& spans)
{
    match(delimiters);
    for (int at = int(delimiters.size()) - 1; at >= 0; --at) {
        const auto& opener = delimiters[size_t(at)];
        if (opener.end < 0)
            continue;
        const auto& closer = delimiters[size_t(opener.end)];
        auto& begin = spans[size_t(opener.span)];
        auto& end = spans[size_t(closer.span)];
        if (opener.sign == u'~') {
            turn(begin, end, Span::Kind::Strike);
            continue;
        }
        // Two of them around two of them are one mark.
        const auto* outer = at > 0 ? &delimiters[size_t(at - 1)] : nullptr;
        const bool isBold = outer && outer->end == opener.end + 1 && outer->sign == opener.sign &&
                            outer->span == opener.span - 1 &&
                            delimiters[size_t(outer->end)].span == closer.span + 1;
        turn(begin, end, isBold ? Span::Kind::Bold : Span::Kind::Italic);
        if (isBold) {
            spans[size_t(outer->span)].text.clear();
            spans[size_t(delimiters[size_t(outer->end)].span)].text.clear();
            --at;
        }
    }
}

} // namespace baton::markdown
