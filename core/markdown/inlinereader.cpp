// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/inlinereader.h"

#include "core/markdown/addresses.h"
#include "core/markdown/delimiters.h"
#include "core/markdown/entities.h"
#include "core/markdown/lines.h"
#include "core/markdown/targets.h"
#include "markdowntables.h"

#include <QHash>

namespace baton::markdown {

namespace {

/// Deeper than what is shown, as it is for the page.
constexpr int deepest = 4 * limits::nesting;
constexpr int unknown = -2;
constexpr int none = -1;

/// What may mean something, and so ends a stretch of words.
bool isSign(char16_t c) { return QLatin1String("\n!#$%&*+-:<=>@[\\]^_`{}~").contains(QChar(c)); }
bool isEscapable(char16_t c) { return c > u' ' && c < 0x7F && !QChar(c).isLetterOrNumber(); }

/// What stands between backticks, without the space that may part it from them.
QString codeOf(QString words)
{
    words.replace(u'\n', u' ');
    const bool isParted = words.size() > 2 && words.startsWith(u' ') && words.endsWith(u' ') &&
                          !words.contains(QChar::LineSeparator) && !words.contains(QChar::ParagraphSeparator);
    return isParted ? words.mid(1, words.size() - 2) : words;
}

/// A text taken apart. Where a rule is only asked how far it goes, it takes nothing.
class InlineReader
{
public:
    explicit InlineReader(const QString& text) : m_text(text), m_end(int(text.size()))
    {
        m_ends.assign(size_t(m_end) + 1, unknown);
        for (auto& ends : m_labelEnds)
            ends.assign(size_t(m_end) + 1, unknown);
    }

    Spans read()
    {
        readTo(m_end);
        pair(m_delimiters, m_spans);
        return std::move(m_spans);
    }

private:
    enum Nested { Any, NoLinks };

    char16_t at(int place) const { return place < m_text.size() ? m_text[place].unicode() : u'\0'; }
    void readTo(int end);
    bool step(bool asked);
    void skip();
    int labelEnd(int open, Nested nested);

    void flush();
    void push(Span span);
    void say(QStringView words) { push({Span::Kind::Text, 0, words.toString(), {}}); }

    bool takeWords(bool asked);
    bool takeLineEnd(bool asked);
    bool takeEscape(bool asked);
    bool takeCode(bool asked);
    bool takeMarks(bool asked);
    bool takeLink(bool asked);
    bool takeImage(bool asked);
    bool takeAngle(bool asked);
    bool takeEntity(bool asked);

    QString m_text;
    int m_at = 0;
    int m_end;
    int m_depth = 0;
    QString m_words; ///< not yet among the spans
    Spans m_spans;
    Delimiters m_delimiters;
    std::vector<int> m_ends;         ///< where what begins at a place goes to
    std::vector<int> m_labelEnds[2]; ///< of a bracket, by Nested
    QHash<int, int> m_ticks;         ///< by their number, where the last ones are that were seen
    bool m_areTicksSeen = false;
};

void InlineReader::flush()
{
    if (m_words.isEmpty())
        return;
    m_spans.push_back({Span::Kind::Text, 0, std::exchange(m_words, {}), {}});
}

void InlineReader::push(Span span)
{
    flush();
    m_spans.push_back(std::move(span));
}

bool InlineReader::step(bool asked)
{
    return takeWords(asked) || takeLineEnd(asked) || takeEscape(asked) || takeCode(asked) ||
           takeMarks(asked) || takeLink(asked) || takeImage(asked) || takeAngle(asked) || takeEntity(asked);
}

void InlineReader::readTo(int end)
{
    while (m_at < end)
        if (m_depth >= deepest || !step(false))
            m_words += m_text[m_at++];
    flush();
}

/// Over whatever begins here.
void InlineReader::skip()
{
    const int from = m_at;
    if (m_ends[size_t(from)] != unknown) {
        m_at = m_ends[size_t(from)];
        return;
    }
    bool isTaken = false;
    if (m_depth < deepest) {
        ++m_depth;
        isTaken = step(true);
        --m_depth;
    } else {
        m_at = m_end;
    }
    if (!isTaken)
        ++m_at;
    m_ends[size_t(from)] = m_at;
}

/// Where the bracket is that closes the one at @p open. Links have no links within.
int InlineReader::labelEnd(int open, Nested nested)
{
    auto& known = m_labelEnds[nested][size_t(open)];
    if (known != unknown)
        return known;
    const int before = std::exchange(m_at, open + 1);
    int found = none;
    while (m_at < m_end && found == none) {
        const int from = m_at;
        if (at(from) == u']') {
            found = from;
            break;
        }
        skip();
        if (at(from) != u'[')
            continue;
        if (m_at != from + 1) {
            if (nested == NoLinks)
                break;
            continue;
        }
        // A bracket of its own; where that ends in nothing, so does this.
        const int inner = labelEnd(from, nested);
        if (inner == none)
            break;
        m_at = inner + 1;
    }
    m_at = before;
    m_labelEnds[nested][size_t(open)] = found;
    return found;
}

bool InlineReader::takeWords(bool asked)
{
    int end = m_at;
    while (end < m_end && !isSign(at(end)))
        ++end;
    if (end == m_at)
        return false;
    if (!asked)
        m_words += QStringView(m_text).sliced(m_at, end - m_at);
    m_at = end;
    return true;
}

bool InlineReader::takeLineEnd(bool asked)
{
    if (at(m_at) != u'\n')
        return false;
    if (!asked) {
        while (m_words.endsWith(u' '))
            m_words.chop(1);
        say(u"\n");
    }
    ++m_at;
    while (m_at < m_end && isBlankSign(at(m_at)))
        ++m_at;
    return true;
}

bool InlineReader::takeEscape(bool asked)
{
    if (at(m_at) != u'\\' || m_at + 1 >= m_end)
        return false;
    const auto next = at(m_at + 1);
    if (next == u'\n') {
        ++m_at;
        if (!asked)
            flush();
        return takeLineEnd(asked);
    }
    const int begin = m_at;
    // Two spaces behind it still break the line.
    m_at += next == u' ' ? 1 : QChar(next).isHighSurrogate() && m_at + 2 < m_end ? 3 : 2;
    if (!asked)
        say(QStringView(m_text).sliced(begin, m_at - begin).sliced(isEscapable(next) ? 1 : 0));
    return true;
}

bool InlineReader::takeCode(bool asked)
{
    if (at(m_at) != u'`')
        return false;
    const auto behindTicks = [&](int place) {
        while (place < m_end && at(place) == u'`')
            ++place;
        return place;
    };
    const int begin = m_at;
    const int words = behindTicks(begin);
    const int size = words - begin;
    if (!m_areTicksSeen || m_ticks.value(size, 0) > begin) {
        int end = words;
        for (auto tick = m_text.indexOf(u'`', end); tick >= 0; tick = m_text.indexOf(u'`', end)) {
            end = std::max(int(tick) + 1, behindTicks(int(tick)));
            if (end - int(tick) != size) {
                m_ticks.insert(end - int(tick), int(tick));
                continue;
            }
            if (!asked)
                push({Span::Kind::Code, 0, codeOf(m_text.mid(words, int(tick) - words)), {}});
            m_at = end;
            return true;
        }
        m_areTicksSeen = true;
    }
    if (!asked)
        m_words += QStringView(m_text).sliced(begin, size);
    m_at = words;
    return true;
}

bool InlineReader::takeMarks(bool asked)
{
    const auto sign = at(m_at);
    if (asked || (sign != u'*' && sign != u'_' && sign != u'~'))
        return false;
    int end = m_at;
    while (end < m_end && at(end) == sign)
        ++end;
    const int size = end - m_at;
    if (sign == u'~' && size != 2) {
        m_words += QStringView(m_text).sliced(m_at, size);
        m_at = end;
        return true;
    }
    auto delimiter = flanking(m_text, m_at, end, m_end);
    delimiter.runLength = sign == u'~' ? 0 : size;
    const int width = sign == u'~' ? 2 : 1;
    for (int place = m_at; place < end; place += width) {
        say(QStringView(m_text).sliced(place, width));
        delimiter.span = int(m_spans.size()) - 1;
        m_delimiters.push_back(delimiter);
    }
    m_at = end;
    return true;
}

bool InlineReader::takeLink(bool asked)
{
    if (at(m_at) != u'[')
        return false;
    const int end = labelEnd(m_at, NoLinks);
    const auto target = end == none ? std::nullopt : targetAt(m_text, end + 1, m_end);
    if (!target)
        return false;
    if (!asked) {
        push({Span::Kind::Link, 1, target->address, {}});
        // Styles do not reach out of a link, nor into it.
        auto outer = std::exchange(m_delimiters, {});
        const int outerEnd = std::exchange(m_end, end);
        ++m_at;
        ++m_depth;
        readTo(end);
        --m_depth;
        m_end = outerEnd;
        pair(m_delimiters, m_spans);
        m_delimiters = std::move(outer);
        push({Span::Kind::Link, -1, {}, {}});
    }
    m_at = target->end;
    return true;
}

bool InlineReader::takeImage(bool asked)
{
    if (at(m_at) != u'!' || at(m_at + 1) != u'[')
        return false;
    const int end = labelEnd(m_at + 1, Any);
    const auto target = end == none ? std::nullopt : targetAt(m_text, end + 1, m_end);
    if (!target)
        return false;
    if (!asked)
        push({Span::Kind::Image, 0, target->address,
              InlineReader(m_text.mid(m_at + 2, end - m_at - 2)).read()});
    m_at = target->end;
    return true;
}

bool InlineReader::takeAngle(bool asked)
{
    const auto target = at(m_at) == u'<' ? angleTargetAt(m_text, m_at, m_end) : std::nullopt;
    if (!target)
        return false;
    if (!asked) {
        push({Span::Kind::Link, 1, target->address, {}});
        say(QStringView(m_text).sliced(m_at + 1, target->end - m_at - 2));
        push({Span::Kind::Link, -1, {}, {}});
    }
    m_at = target->end;
    return true;
}

bool InlineReader::takeEntity(bool asked)
{
    const auto entity = entityAt(m_text, m_at);
    if (!entity)
        return false;
    if (!asked)
        say(entity->text);
    m_at += int(entity->size);
    return true;
}

} // namespace

Runs readInlines(const QString& text) { return withAddresses(runsOf(InlineReader(text).read())); }

} // namespace baton::markdown
