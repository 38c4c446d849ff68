// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#pragma once

#include <QString>
#include <vector>

/// A text by its lines, as blocks look at them: what stands before the words of a line is counted, and lists
/// and quotes hide their marks in it. Values; one thread.
namespace baton::markdown {

/// Space, tab or nothing else.
constexpr bool isBlankSign(char16_t c) { return c == u' ' || c == u'\t'; }
/// How far a tab goes that stands in column @p column.
constexpr int tabAt(int column) { return 4 - column % 4; }
/// Without spaces, tabs and line ends around it; spaces of other scripts stay.
QStringView stripped(QStringView text);
/// Without any white space around it.
QStringView strippedOfAll(QStringView text);

struct Line
{
    int begin = 0;
    int end = 0;    ///< its line end, or that of the text
    int blanks = 0; ///< signs before its words
    int indent =
        0; ///< columns before its words; less than none where it goes on with a paragraph by being lazy
    int column = 0; ///< of its begin, for the width of tabs

    int words() const { return begin + blanks; }
    bool isEmpty() const { return words() >= end; }
};

class Lines
{
public:
    explicit Lines(QString text);

    const QString& text() const { return m_text; }
    /// The sign at a place in the text; NUL behind its end.
    char16_t at(int place) const { return place < m_text.size() ? m_text[place].unicode() : u'\0'; }
    QStringView wordsOf(int line) const;

    /// The last one stands behind the text and is empty.
    Line& operator[](int line) { return m_lines[size_t(line)]; }
    const Line& operator[](int line) const { return m_lines[size_t(line)]; }
    int count() const { return m_count; }
    /// Until it is given back, what comes behind @p count is not looked at.
    void setCount(int count) { m_count = count; }
    /// The first line from @p line on that has words.
    int withWords(int line) const;

    /// The place behind what is @p sign, from @p place on.
    int behind(int place, char16_t sign) const;
    int behindBlanks(int place) const;
    /// These lines without so many columns before each.
    QString joined(int from, int to, int indent, bool withLastEnd) const;

private:
    QString m_text;
    std::vector<Line> m_lines;
    int m_count = 0;
};

} // namespace baton::markdown
