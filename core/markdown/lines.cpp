// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::markdown {

namespace {

bool isAnySpace(QChar c) { return c.isSpace() && c != QChar(0x85); }

template <typename Is>
QStringView without(QStringView text, Is is)
{
    while (!text.isEmpty() && is(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && is(text.back()))
        text.chop(1);
    return text;
}

} // namespace

QStringView stripped(QStringView text)
{
    return without(text, [](QChar c) { return isBlankSign(c.unicode()) || c == u'\n' || c == u'\r'; });
}

QStringView strippedOfAll(QStringView text) { return without(text, isAnySpace); }

Lines::Lines(QString text) : m_text(std::move(text))
{
    const int size = int(m_text.size());
    int begin = 0;
    while (begin < size) {
        Line line;
        line.begin = begin;
        while (isBlankSign(at(line.words()))) {
            line.indent += at(line.words()) == u'\t' ? tabAt(line.indent) : 1;
            ++line.blanks;
        }
        // Blanks that end a text are no line.
        if (line.words() >= size)
            break;
        const auto end = m_text.indexOf(u'\n', line.words());
        line.end = end < 0 ? size : int(end);
        begin = line.end + 1;
        m_lines.push_back(line);
    }
    m_count = int(m_lines.size());
    Line last;
    last.begin = last.end = size;
    m_lines.push_back(last);
}

QStringView Lines::wordsOf(int line) const
{
    const auto& one = (*this)[line];
    return QStringView(m_text).sliced(one.words(), std::max(0, one.end - one.words()));
}

int Lines::withWords(int line) const
{
    while (line < m_count && (*this)[line].isEmpty())
        ++line;
    return line;
}

int Lines::behind(int place, char16_t sign) const
{
    while (place < m_text.size() && at(place) == sign)
        ++place;
    return place;
}

int Lines::behindBlanks(int place) const
{
    while (isBlankSign(at(place)))
        ++place;
    return place;
}

QString Lines::joined(int from, int to, int indent, bool withLastEnd) const
{
    QString result;
    for (int number = from; number < to; ++number) {
        const auto& line = (*this)[number];
        int first = line.begin;
        const int last =
            std::min(int(m_text.size()), number + 1 < to || withLastEnd ? line.end + 1 : line.end);
        int columns = 0;
        while (first < last && columns < indent) {
            const auto c = at(first);
            if (c == u'\t')
                columns += tabAt(columns + line.column);
            else if (c == u' ' || first < line.words()) // the mark of a list or a quote
                ++columns;
            else
                break;
            ++first;
        }
        // A tab goes further than what is taken away.
        result += QString(std::max(0, columns - indent), u' ');
        result += QStringView(m_text).sliced(first, std::max(0, last - first));
    }
    return result;
}

} // namespace baton::markdown
