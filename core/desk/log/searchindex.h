// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/searchwords.h"

#include <QList>

/// What the full-text index holds of a message or a reason, and how it is asked. A term is a folded word with
/// a sign for its bot in front, so that a search touches nothing of bots that its viewer may not see. Signs
/// come from hashes: two bots may share one, so who asks still looks whose a match is. Pure.
namespace baton::relay::desk {

/// The terms of one row, apart by spaces.
QString indexedTerms(const BotId& bot, const QString& text);

/// An FTS5 query for what is sought in what these bots' conversations say; never a syntax error. Empty when
/// nothing is sought, or there is no bot.
QString matchOf(const Sought& sought, const QList<BotId>& bots);
/// Whether a row of this bot has what is sought, by its terms. Looking at the rows of one conversation is
/// quicker than asking the index, which would first gather all rows of all words that begin like it.
class SoughtIn
{
public:
    SoughtIn(const Sought& sought, const BotId& bot);
    bool isIn(const QString& indexedTerms) const;
    /// What each such row has; a few of the longest say enough to leave out most others.
    const QStringList& terms() const { return m_terms; }

private:
    QStringList m_terms; ///< the longest first
};

} // namespace baton::relay::desk
