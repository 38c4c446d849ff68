// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QSet>
#include <QString>

namespace baton::escalation {

/// What a customer wrote in one go.
struct CustomerTurn
{
    QString text;
};

/// What of a customer's writing tells of anger.
struct ToneSign
{
    enum class Kind {
        Capitals,
        Repetition, ///< what an earlier turn asked already
        Insult,
        NegativeWords,
        Sarcasm,
        Emoji,
        Punctuation,
        Dissatisfaction, ///< says outright that this is no help
        Displeasure,     ///< in its wording, says a classifier
    };
    Kind kind = Kind::NegativeWords;
    double weight = 0; ///< as it counted: older turns less
    QString quote;     ///< the customer's own words or marks
};

/// A bot's own idea of when its customer is upset.
struct ToneSettings
{
    double threshold = 0.7; ///< the score from which on a customer is upset; higher is deafer
    int turns = 5;          ///< how many of the last turns count
    bool enabled = true;
    QSet<QString> ignored; ///< words in lower case that say nothing here, such as a product's name
};

struct Tone
{
    double score = 0;
    bool isUpset = false;
    QList<ToneSign> signs; ///< the latest turn's first
};

/// Judges how upset a customer is by the last turns, the oldest first; older ones weigh less, and thanks make
/// up for some. One sign alone never suffices, save wording that leaves no doubt: two kinds, two turns or two
/// separate statements have to agree. Understands English; of other languages it reads the capitals, marks,
/// emoji and repetitions only. Word lists come from resources/escalation/lexicon.py. Pure; any thread; some
/// microseconds a turn.
Tone judge(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings = {});

} // namespace baton::escalation
