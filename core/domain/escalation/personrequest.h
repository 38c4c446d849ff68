// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringView>

namespace baton::escalation {

/// Whether a customer's message asks for a person, in whatever words.
struct PersonRequest
{
    bool asks = false;
    double score = 0; ///< above 0 means yes; the logarithm of the odds
    QString because;  ///< the customer's own word that names a person or a transfer, for the explanation; may
                      ///< be empty
    qsizetype at = 0; ///< where in the message that word stands
};

/// Hears a request for a person in English. A sentence has to name a person or a transfer (one typing error
/// forgiven), and a linear classifier over words, word pairs and pieces of words has to agree, so that "human
/// hair" is no request. The weights come from resources/escalation/personrequest.py. Pure; any thread; some
/// microseconds a line, a few hundred for the longest message.
PersonRequest hearPersonRequest(QStringView message);

} // namespace baton::escalation
