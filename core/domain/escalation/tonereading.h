// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/escalation/tone.h"

#include <QVarLengthArray>

namespace baton::escalation {

/// One turn, read by itself.
struct TurnReading
{
    QList<ToneSign> signs;
    double relief = 0;                      ///< what thanks and kind words take away
    QVarLengthArray<size_t, 96> vocabulary; ///< hashes of the words, sorted, each once
    QVarLengthArray<size_t, 96> matter;     ///< the same of the stems of those that are no fillers
    bool isRequest = false;
    bool isPolite = false;
    bool isAllCapitals = false;
};

/// Of what is longer than lettersHeard, the beginning.
TurnReading readTurn(const QString& text, const QSet<QString>& ignored);
/// As much as a message may have, 8,000 characters: the signs are those of the part that sounds most upset.
TurnReading readLongTurn(const QString& text, const QSet<QString>& ignored);

/// Whether both say the same or nearly the same, or ask after the same thing in other words.
bool repeats(const TurnReading& later, const TurnReading& earlier);

} // namespace baton::escalation
