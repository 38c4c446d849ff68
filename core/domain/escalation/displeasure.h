// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

namespace baton::escalation {

/// What a classifier thinks of the wording of one message.
struct Displeasure
{
    double score = 0;   ///< above 0 means displeased; the logarithm of the odds
    qsizetype from = 0; ///< the clause that tells most, in what was written, and its end
    qsizetype to = 0;
};

/// Hears bitterness, reproach and disappointment in English, also where no word is a hard one. What stands in
/// quotation marks is somebody else's. One word is one word: it scores nothing. The weights come from
/// resources/escalation/displeasure.py. Pure; any thread; some ten microseconds a message.
Displeasure hearDispleasure(QStringView written);

} // namespace baton::escalation
