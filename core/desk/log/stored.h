// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QByteArray>

namespace baton::relay::desk {

/// A conversation with what only the relay knows of it.
struct Stored
{
    Conversation conversation;
    QString subject;    ///< the bot's own key
    QByteArray visitor; ///< hash of the visitor's secret; empty when it began at the bot
    /// What was said up to this message is judged no more: a person was asked for then, or has dealt with it.
    qint64 judgedN = 0;
    QStringList dismissedTags =
        {}; ///< were taken away, as tagKey() has them: the relay does not set them again
};

/// Takes the message into account: count, last message, time.
/// @param recordedAt by the relay's clock; the message's own time is whatever its sender says
void add(Stored& stored, const Message& message, Instant recordedAt);
/// A message is another by now.
void rewrite(Stored& stored, const Message& message, Instant recordedAt);
/// Its tags are these by now; what is gone of them is remembered.
void retag(Stored& stored, QStringList tags);
/// After an event of this type, the bot's side starts with a clean sheet.
bool isFreshStart(const QString& eventType);

} // namespace baton::relay::desk
