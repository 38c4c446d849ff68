// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/bot/botnotice.h"
#include "core/relay/words/notices.h"

#include <QByteArray>
#include <optional>

namespace baton::relay {

/// One notice on its way to a bot.
struct Parcel
{
    qint64 seq = 0; ///< of its event; 0 for what only passes
    QByteArray id;  ///< the same at every attempt: `webhook-id`
    Instant at;
    protocol::BotNotice notice;
    /// What the customer is to be told with it, where no page of ours tells them.
    std::optional<protocol::customer::Notice> words = {};
};

/// False when no bot is told anything of it: it need not be asked what a parcel of it would be.
bool mayBeTold(const desk::Recorded& recorded);
/// What the bot of this event is told of it, or the customer's words alone when it has caused it itself;
/// nullopt when there is nothing to tell. The transcript of a hand-back is still to be filled in.
std::optional<Parcel> parcelOf(const desk::Recorded& recorded, const Notices& notices);
/// The words of a parcel that has some, as one of their own.
Parcel wordsOf(const Parcel& parcel);

/// A conversation that the bot gets back: until where its transcript goes.
struct HandBack
{
    ConversationId conversation;
    qint64 seq = 0;
    qint64 lastN = 0;
    qint64 told = 0; ///< up to here the bot has the transcript, which comes in parts when it is long
    int part = 0;
};
/// The @p page of the transcript as the parcel that brings it.
Parcel partOf(Parcel whole, const HandBack& handBack, QList<Message> messages, bool more);
std::optional<HandBack> handBackOf(const desk::Recorded& recorded);

} // namespace baton::relay
