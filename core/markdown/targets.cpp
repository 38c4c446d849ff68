// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/targets.h"

#include "core/markdown/addresses.h"
#include "core/markdown/entities.h"

namespace baton::markdown {

namespace {

constexpr int deepestBrackets = 32;
constexpr int longestScheme = 32;
constexpr int longestLabel = 63; ///< of a host

bool isPunctuation(QChar c)
{
    const auto unit = c.unicode();
    return unit > u' ' && unit < 0x7F && !c.isLetterOrNumber();
}

bool isLetter(QChar c) { return c.unicode() < 0x80 && c.isLetter(); }
bool isLetterOrDigit(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }

int behindSpaces(QStringView text, int at, int end)
{
    while (at < end && (text[at] == u' ' || text[at] == u'\t' || text[at] == u'\n'))
        ++at;
    return at;
}

/// "<address>" within the brackets of a link.
std::optional<Target> enclosed(QStringView text, int at, int end)
{
    for (int place = at + 1; place < end; ++place) {
        const QChar c = text[place];
        if (c == u'\n' || c == u'<')
            return {};
        if (c == u'>')
            return Target{unescaped(text.sliced(at + 1, place - at - 1)), place + 1};
        if (c == u'\\' && place + 1 < end)
            ++place;
    }
    return {};
}

std::optional<Target> destinationAt(QStringView text, int at, int end)
{
    if (at < end && text[at] == u'<')
        return enclosed(text, at, end);
    int depth = 0;
    int place = at;
    for (; place < end; ++place) {
        const QChar c = text[place];
        if (c.unicode() <= u' ' || c.unicode() == 0x7F)
            break;
        if (c == u'\\' && place + 1 < end && text[place + 1] != u' ')
            ++place;
        else if (c == u'(' && ++depth > deepestBrackets)
            return {};
        else if (c == u')' && --depth < 0)
            break;
    }
    if (place == at || depth > 0)
        return {};
    return Target{unescaped(text.sliced(at, place - at)), place};
}

/// The place behind a title; @p at when there is none.
int behindTitle(QStringView text, int at, int end)
{
    if (at >= end)
        return at;
    const QChar begin = text[at];
    if (begin != u'"' && begin != u'\'' && begin != u'(')
        return at;
    const QChar last = begin == u'(' ? QChar(u')') : begin;
    for (int place = at + 1; place < end; ++place) {
        if (text[place] == last)
            return place + 1;
        if (text[place] == u'(' && last == u')')
            return at;
        if (text[place] == u'\\' && place + 1 < end)
            ++place;
    }
    return at;
}

/// "scheme:rest"
bool hasScheme(QStringView text)
{
    const auto colon = text.indexOf(u':');
    if (colon < 2 || colon > longestScheme || !isLetter(text.front()))
        return false;
    for (const QChar c : text.first(colon))
        if (!isLetterOrDigit(c) && c != u'+' && c != u'.' && c != u'-')
            return false;
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.unicode() <= u' ' || c == u'<' || c == u'>'; });
}

bool isMail(QStringView text)
{
    constexpr QLatin1String alsoInNames(".!#$%&'*+/=?^_`{|}~-");
    const auto at = text.indexOf(u'@');
    if (at < 1)
        return false;
    for (const QChar c : text.first(at))
        if (!isLetterOrDigit(c) && !alsoInNames.contains(c))
            return false;
    const auto labels = text.sliced(at + 1).split(u'.');
    return std::all_of(labels.begin(), labels.end(), [](QStringView label) {
        return !label.isEmpty() && label.size() <= longestLabel && isLetterOrDigit(label.front()) &&
               isLetterOrDigit(label.back()) && std::all_of(label.begin(), label.end(), [](QChar c) {
                   return isLetterOrDigit(c) || c == u'-';
               });
    });
}

} // namespace

QString unescaped(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'\\' && at + 1 < text.size() && isPunctuation(text[at + 1])) {
            result += text[++at];
        } else if (const auto entity = entityAt(text, at)) {
            result += entity->text;
            at += entity->size - 1;
        } else {
            result += text[at];
        }
    }
    return result;
}

std::optional<Target> targetAt(QStringView text, int at, int end)
{
    if (at >= end || text[at] != u'(')
        return {};
    auto target = destinationAt(text, behindSpaces(text, at + 1, end), end);
    if (!target || !isSafeAddress(target->address))
        return {};
    auto place = behindSpaces(text, target->end, end);
    if (place > target->end) {
        if (const auto title = behindTitle(text, place, end); title > place)
            place = behindSpaces(text, title, end);
    }
    if (place >= end || text[place] != u')')
        return {};
    target->end = place + 1;
    return target;
}

std::optional<Target> angleTargetAt(QStringView text, int at, int end)
{
    int place = at + 1;
    while (place < end && text[place] != u'<' && text[place] != u'>')
        ++place;
    if (place >= end || text[place] != u'>')
        return {};
    const auto within = text.sliced(at + 1, place - at - 1);
    if (hasScheme(within) ? isSafeAddress(within) : isMail(within)) {
        const auto scheme = hasScheme(within) ? QString() : QStringLiteral("mailto:");
        return Target{scheme + within.toString(), place + 1};
    }
    return {};
}

} // namespace baton::markdown
