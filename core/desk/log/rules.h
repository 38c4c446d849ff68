// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/ledger.h"

/// What several verbs share.
namespace baton::relay::desk {

/// A bot's clock may be wrong; what comes from the future would stay on top of every list.
Instant believable(const std::optional<Instant>& told, Instant now);
/// Says so, for the bot's developer; empty when the time it told counts.
QString unbelievable(const std::optional<Instant>& told, Instant now);

/// The conversation, if it is one of these bots'; NotFound otherwise, so that ids of other bots cannot be
/// probed.
Result<Stored*> visible(Ledger& ledger, const BotScope& bots, const ConversationId& id);
Refused notFound();

/// The time a message bears: what its sender told, but never one that is still to come.
Instant writtenAt(const std::optional<Instant>& told, Instant now);

/// Asks the life cycle and applies its answer to @p stored; nothing is recorded yet. Whoever comes to hold it
/// must have room for it: counted here, in the batch that gives it to them.
/// @param to who gets it, by Assign
Result<Transition> advance(Ledger& ledger, Stored& stored, Trigger trigger, const Actor& actor, Instant now,
                           const Actor& to = {});

/// Into Waiting, with its reason; a second request changes nothing.
Result<void> escalate(Ledger& ledger, Stored& stored, const QString& reason,
                      const std::optional<QString>& quote, Instant now, bool fromBot);
/// A customer's message; an ended conversation comes back to life first.
/// @param pressed the button whose text it is
Result<Message> customerSays(Ledger& ledger, Stored& stored, const QString& text, Instant at, bool fromBot,
                             const QList<Attachment>& attachments = {},
                             const std::optional<protocol::ButtonChoice>& pressed = {});
/// Whether a message or a note may carry these: each of them hangs on one thing only.
Result<void> mayCarry(Ledger& ledger, const QList<Attachment>& attachments);
/// What became known later: what is told replaces what was known, what is not told stays. True when that
/// changed something, which is recorded.
Result<bool> describe(Ledger& ledger, Stored& stored, const QString& channel, const Contact& told,
                      bool fromBot);

/// SHA-256 of a visitor's secret: what is stored instead of it.
QByteArray visitorHash(const QString& visitor);
/// Unless they are blocked, or whoever comes from where they do. To read what was said, and to be told why
/// nothing more is taken, everybody may.
Result<void> mayCome(Ledger& ledger, const CustomerCommand& command, Instant now);
/// What a visitor is called who told no name.
QString namelessVisitor(const QByteArray& visitorHash);
/// The visitor's conversation on the relay's own page, begun now if there is none; refused when the command
/// does not say of them what the bot's form needs.
Result<Stored*> conversationOf(Ledger& ledger, const CustomerCommand& command, Instant now);

} // namespace baton::relay::desk
