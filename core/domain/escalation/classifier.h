// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QVarLengthArray>
#include <span>
#include <string_view>

namespace baton::escalation {

/// A word as the classifiers hear it.
struct HeardWord
{
    qsizetype key = 0; ///< where it stands in HeardMessage::text, and where it ends there
    qsizetype keyEnd = 0;
    qsizetype from = 0; ///< where it stands in what was written, and where it ends there
    qsizetype to = 0;
    bool negated = false; ///< said to be unwanted: the "agent" of "I don't want an agent"
};

using Passage = std::span<const HeardWord>;

/// A message cut into the words of its clauses.
struct HeardMessage
{
    QString text; ///< the words in lower case, without apostrophes, one after the other
    QVarLengthArray<HeardWord, 64> words;
    QVarLengthArray<qsizetype, 16> clauseEnds; ///< for each clause, the index of the word behind it
    qsizetype next = 0; ///< where in what was written the next part begins; its end when all was heard

    QStringView key(const HeardWord& word) const
    {
        return QStringView(text).sliced(word.key, word.keyEnd - word.key);
    }
    /// What may be a yes by itself: the whole message first, then each clause where there are several.
    QVarLengthArray<Passage, 17> passages() const;
};

/// What a script in resources/escalation has learnt.
struct Weights
{
    std::span<const qint8> of; ///< per bucket
    double step = 0;
    double bias = 0;
    bool closely = false; ///< pieces of words, skips and triples count, too
};

/// As the script wrote them: bias and step as doubles, then a byte for each bucket, all little-endian. They
/// lie in the program itself for as long as it runs.
/// @param name of a file in resources/escalation, such as `english/displeasure`
Weights learntWeights(const QString& name, bool closely);

/// Whether a word, as it is heard, stands in a list. Pure; any thread.
bool isOneOf(QStringView word, std::span<const std::u16string_view> words);

/// Cuts a part of what somebody wrote: 64 words from @p from on. What is longer is heard part by part, the
/// next one beginning with the clause that was cut, or well before the end of one that never ends. Pure; any
/// thread.
HeardMessage hear(QStringView written, qsizetype from = 0);

/// Above 0 it is a yes: logistic regression over hashed words, pairs and pieces of words. The features are
/// those of resources/escalation/hearing.py. Pure; any thread; some microseconds.
double score(const HeardMessage& message, Passage passage, const Weights& weights);

} // namespace baton::escalation
