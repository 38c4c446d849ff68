// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

/// What agents write for each other, and what they take back. See AgentCommand.
namespace baton::relay::desk {

/// For colleagues alone, on a conversation.
struct WriteNote
{
    ConversationId id;
    QString text;
    QList<Attachment> attachments = {};
};
/// The same on a contact of one bot.
struct NoteContact
{
    ContactId contact;
    BotId bot;
    QString text;
};
/// Takes back what the agent has written a moment ago.
struct Withdraw
{
    ConversationId id;
    MessageId message;
};

} // namespace baton::relay::desk
