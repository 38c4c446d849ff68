// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/bot/botnotice.h"

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
};

/// What the bot of this event is told of it; nullopt when it need not be told. The transcript of a hand-back
/// is still to be filled in.
std::optional<Parcel> parcelOf(const desk::Recorded& recorded);

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
