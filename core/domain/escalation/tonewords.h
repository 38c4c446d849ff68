// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSet>
#include <QString>
#include <QStringView>
#include <QVarLengthArray>

namespace baton::escalation {

/// Classes of words; one word may be in several. The order is that of resources/escalation/lexicon.py.
enum WordClass : quint16 {
    English = 1,
    Foreign = 2,
    Negator = 4,
    InsultWord = 8,
    Expletive = 16,
    Bad = 32,
    Praise = 64,
    Good = 128,
    Question = 256,
    Self = 512,
    You = 1024,
    Filler = 2048,
};

struct Word
{
    qsizetype from = 0; ///< in the message
    qsizetype to = 0;
    qsizetype key = 0; ///< where it starts in TurnWords::text
    qsizetype keyEnd = 0;
    quint16 classes = 0;
    qint8 valence = 0; ///< in tenths, -40 … 40
    bool capitals = false;
    bool name = false; ///< starts with a capital inside of a sentence
    bool used = false; ///< by a sign already
};

/// A message cut into words: lower case, apostrophes gone, what stands in quotation marks left out.
struct TurnWords
{
    QVarLengthArray<Word, 96> words;
    QVarLengthArray<char16_t, 640> text; ///< the words, a space between each two
    int english = 0;
    int foreign = 0;

    QStringView key(const Word& word) const;
    QStringView key(const Word& first, const Word& last) const;
    bool isEnglish() const { return foreign == 0 || english > 2 * foreign; }
};

/// Who writes more than this in one turn is read part by part.
constexpr qsizetype lettersHeard = 600;

/// The mark that ends a quotation which this one begins; null when it begins none.
QChar closingQuotation(QChar mark);

TurnWords readWords(QStringView message, const QSet<QString>& ignored);

struct SpokenPhrase
{
    enum class Kind { None, Dissatisfaction, Sarcasm, Insult };
    Kind kind = Kind::None;
    double weight = 0;
    int words = 0; ///< 0: no phrase
};

/// The longest known phrase that starts with this word.
SpokenPhrase phraseAt(const TurnWords& turn, qsizetype word);

} // namespace baton::escalation
