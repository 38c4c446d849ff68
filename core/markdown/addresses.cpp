// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/addresses.h"

#include "markdowntables.h"

#include <array>

namespace baton::markdown {

namespace {

constexpr QLatin1String schemeEnd("://");

bool isMark(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return true;
    default:
        return false;
    }
}

bool isOfWord(char32_t point) { return QChar::isLetterOrNumber(point) || isMark(point); }

char32_t pointAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[at + 1]);
    return c.unicode();
}

/// An address ends at white space, at what no address has, and at punctuation of any other script.
bool isInside(char32_t point)
{
    constexpr QLatin1String never("<>\"`{}|\\^");
    if (point < 0x80)
        return point > 0x20 && point != 0x7F && !never.contains(QChar(char16_t(point)));
    return isOfWord(point);
}

qsizetype reach(QStringView text, qsizetype from, qsizetype furthest)
{
    auto at = from;
    while (at < std::min(text.size(), furthest)) {
        const auto point = pointAt(text, at);
        if (!isInside(point))
            break;
        at += point > 0xFFFF ? 2 : 1;
    }
    return at;
}

/// Full stops, and brackets that were opened before the address, belong to the sentence.
qsizetype trimmed(QStringView text, qsizetype from, qsizetype to)
{
    constexpr QLatin1String ofTheSentence(".,:;!?'*_~");
    qsizetype round = 0;
    qsizetype square = 0;
    for (const QChar c : text.sliced(from, to - from)) {
        round += c == u')' ? 1 : c == u'(' ? -1 : 0;
        square += c == u']' ? 1 : c == u'[' ? -1 : 0;
    }
    auto end = to;
    while (end > from) {
        const QChar last = text[end - 1];
        if (last == u')' && round > 0)
            --round;
        else if (last == u']' && square > 0)
            --square;
        else if (!ofTheSentence.contains(last))
            break;
        --end;
    }
    return end;
}

/// Where the address that begins at @p at has its host; -1 when none begins there.
qsizetype hostFrom(QStringView text, qsizetype at)
{
    for (const auto* scheme : {"http", "https"}) {
        const QLatin1String name(scheme);
        const auto rest = text.sliced(at);
        if (rest.startsWith(name, Qt::CaseInsensitive) && rest.sliced(name.size()).startsWith(schemeEnd))
            return at + name.size() + schemeEnd.size();
    }
    return -1;
}

bool beginsHost(char32_t point) { return point == u'[' || (isOfWord(point) && !isMark(point)); }

bool isBehindWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return false;
    const auto before = text[at - 1].unicode();
    return before < 0x80 && (QChar(before).isLetterOrNumber() || before == u'_' || before == u'/');
}

} // namespace

QList<Place> findAddresses(QStringView text)
{
    QList<Place> found;
    for (auto colon = text.indexOf(schemeEnd); colon >= 0 && found.size() < limits::links;
         colon = text.indexOf(schemeEnd, colon + schemeEnd.size())) {
        const auto least = found.isEmpty() ? 0 : found.constLast().start + found.constLast().size;
        for (const qsizetype size : {5, 4}) {
            const auto start = colon - size;
            if (start < least || hostFrom(text, start) != colon + schemeEnd.size() ||
                isBehindWord(text, start))
                continue;
            const auto body = colon + schemeEnd.size();
            const auto end = trimmed(text, body, reach(text, body, start + limits::address));
            if (end <= body || !beginsHost(pointAt(text, body)))
                continue;
            found.append({start, end - start});
            break;
        }
    }
    return found;
}

bool isSafeAddress(QStringView address)
{
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive) ||
        address.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        return true;
    const auto host = hostFrom(address, 0);
    return host > 0 && host < address.size() && !QStringLiteral("/?#").contains(address[host]) &&
           !address[host].isSpace();
}

Runs withAddresses(const Runs& runs)
{
    Runs result;
    qsizetype left = limits::links;
    for (const auto& run : runs) {
        auto found = run.code || !run.link.isEmpty() ? QList<Place>() : findAddresses(run.text);
        found.resize(std::min(found.size(), left));
        left -= found.size();
        qsizetype at = 0;
        const auto take = [&](qsizetype to, bool isLink) {
            auto part = run;
            part.text = run.text.sliced(at, to - at);
            if (isLink)
                part.link = part.text;
            if (to > at)
                result.append(std::move(part));
            at = to;
        };
        for (const auto& place : std::as_const(found)) {
            take(place.start, false);
            take(place.start + place.size, true);
        }
        take(run.text.size(), false);
    }
    return result;
}

} // namespace baton::markdown
