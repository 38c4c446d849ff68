// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <string>
#include <utility>
#include <vector>

/// The one definition of when a text has what somebody looks for, for the relay's index and queries and for
/// what the console filters by itself. Compared are compatibility forms (full-width letters, ligatures) and
/// case folded away (ß is ss), without accents, without the marks that Arabic and Hebrew may leave out, and
/// digits of all scripts as 0 to 9. Words begin where they begin; in scripts that put no spaces between words
/// (Chinese, Japanese, Thai, and Korean, which adds endings) anything is found anywhere. Pure; any thread.
namespace baton {

/// The text as it is compared; what is no letter stays, what is no character at all does not.
QString folded(QStringView text);

/// A text taken apart for searching.
class SearchableText
{
public:
    explicit SearchableText(QStringView text);

    struct Character
    {
        char32_t folded = 0;
        qsizetype from = 0; ///< in the text it comes from
        qsizetype to = 0;
    };
    struct Word
    {
        size_t begin = 0; ///< of the characters
        size_t end = 0;
        bool isUnspaced = false; ///< a run of a script without spaces, or a single sign
    };
    const std::vector<Character>& characters() const { return m_characters; }
    const std::vector<Word>& words() const { return m_words; }

    /// What an index of single terms has to hold so that Sought::terms() finds the text; each once.
    QStringList terms() const;

private:
    std::vector<Character> m_characters;
    std::vector<Word> m_words;
};

/// What somebody looks for: words that all have to be there, as the beginning of a word; a single letter as
/// the whole of one.
class Sought
{
public:
    Sought() = default;
    explicit Sought(QStringView typed);

    /// Nothing is left of what was typed.
    bool isEmpty() const { return m_parts.empty(); }

    struct Term
    {
        QString text;
        bool isPrefix = false; ///< of a term of the index; else the whole of one
    };
    /// All of these are in the terms() of a text that isIn(). The other way round a text may have them and
    /// still not have the parts together: ask isIn() when needsLook().
    QList<Term> terms() const;
    bool needsLook() const;

    bool isIn(const SearchableText& text) const;
    bool isIn(QStringView text) const { return isIn(SearchableText(text)); }
    /// Where in the text what is sought stands, in order and apart: from, length. Empty unless all of it is
    /// there.
    QList<std::pair<qsizetype, qsizetype>> marksIn(QStringView text) const;

private:
    struct Part
    {
        std::u32string text;
        bool isUnspaced = false;
    };
    std::vector<Part> m_parts;
};

} // namespace baton
