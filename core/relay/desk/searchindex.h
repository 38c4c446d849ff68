#pragma once

#include "core/domain/ids.h"
#include "core/domain/searchwords.h"

#include <QList>

/// What the full-text index holds of a message or a reason, and how it is asked. A term is a folded word with
/// a sign for its bot in front, so that a search touches nothing of bots that its viewer may not see; one
/// more stands for the conversation, so that a search within one is as quick. Signs come from hashes: two
/// bots may share one, so who asks still looks whose a match is. Pure.
namespace baton::relay::desk {

/// The terms of one row, apart by spaces.
QString indexedTerms(const BotId& bot, const ConversationId& conversation, const QString& text);

/// An FTS5 query for what is sought in what these bots' conversations say; never a syntax error. Empty when
/// nothing is sought, or there is no bot.
QString matchOf(const Sought& sought, const QList<BotId>& bots);
/// An FTS5 query for every row of these conversations.
QString rowsOf(const QList<ConversationId>& conversations);
/// Whether a row of this bot has what is sought, by its terms. Looking at the rows of one conversation is
/// quicker than asking the index, which would first gather all rows of all words that begin like it.
class SoughtIn
{
public:
    SoughtIn(const Sought& sought, const BotId& bot);
    bool isIn(const QString& indexedTerms) const;

private:
    QStringList m_terms;
};

} // namespace baton::relay::desk
