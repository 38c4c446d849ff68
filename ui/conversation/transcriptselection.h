// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <algorithm>
#include <compare>

class QTextDocument;

namespace baton::ui {

/// A place in a transcript: a row, and a position in that row's document.
struct TextPlace
{
    int row = -1;
    int position = 0;

    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

struct TextRange
{
    int from = 0;
    int to = 0;
};

/// By what one press of the mouse, two, or three select.
enum class TextUnit { Character, Word, Line };

/// The unit of a document around a position. A line is one as it was written, however it is wrapped.
TextRange unitAt(QTextDocument& document, int position, TextUnit unit);
/// What a range of a document says, as it goes to the clipboard.
QString textIn(QTextDocument& document, const TextRange& range);

/// What is selected in a transcript: from where it was begun to where it has come, in one message or over
/// several. Value type; it knows rows and positions, no texts.
class TranscriptSelection
{
public:
    bool isEmpty() const { return m_anchor == m_cursor; }
    TextPlace cursor() const { return m_cursor; }
    TextPlace first() const { return std::min(m_anchor, m_cursor); }
    TextPlace last() const { return std::max(m_anchor, m_cursor); }

    void clear();
    /// Begins anew with a unit of a row, or at a place where nothing is selected yet.
    void begin(int row, const TextRange& unit);
    /// Goes on to a unit of a row; all of the one it began with stays selected.
    void extendTo(int row, const TextRange& unit);
    /// The part of a row's text, which is @p length long; empty when nothing of it is selected.
    TextRange within(int row, int length) const;

    /// What is selected stays so when other rows come or go, and is let go when one of its own goes.
    void rowsInserted(int first, int count);
    void rowsRemoved(int first, int count);

private:
    int m_row = -1;   ///< where it was begun
    TextRange m_unit; ///< what it was begun with
    TextPlace m_anchor;
    TextPlace m_cursor;
};

} // namespace baton::ui
