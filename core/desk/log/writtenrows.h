// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/workflowrun.h"
#include "core/domain/conversation.h"

#include <QHash>
#include <utility>

/// By what rows are found, and those that hang on messages. Plain values.
namespace baton::relay::desk {

/// Names one step of one workflow, whatever the run.
struct StepKey
{
    BotId bot;
    WorkflowId workflow;
    qint64 step = 0;
    QString name;

    friend bool operator==(const StepKey&, const StepKey&) = default;
    friend size_t qHash(const StepKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, key.workflow, key.step, key.name);
    }
};

/// One event of a bot, as its sender names it.
struct EventKey
{
    BotId bot;
    QString source;
    QString id;

    friend bool operator==(const EventKey&, const EventKey&) = default;
    friend size_t qHash(const EventKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, key.source, key.id);
    }
};

using CommandKey = std::pair<MemberId, CommandId>;
using PageMessageKey = std::pair<ConversationId, QString>; ///< and the page's own id of the message
using MessageKey = std::pair<ConversationId, qint64>;      ///< and its n
using MarkKey = std::pair<MemberId, ConversationId>;
using SubjectKey = std::pair<BotId, QString>; ///< and the bot's own key of the conversation
using RunKey = std::pair<BotId, QString>;     ///< and the platform's own key of the run

/// What a search finds: a message, or the reason that came behind message -n.
struct SearchedText
{
    BotId bot;
    ConversationId conversation;
    qint64 n = 0;
    QString text;
};

struct NoteRow
{
    bool isNew = false; ///< else its text and files are others by now
    BotId bot;
    ConversationId conversation; ///< empty when it stands on the contact
    ContactId contact;
    Note note;

    friend bool operator==(const NoteRow&, const NoteRow&) = default;
};

/// The customer has seen what others wrote, or agents what the customer did, up to a message.
struct SeenRow
{
    ConversationId conversation;
    bool byCustomer = false;
    qint64 upTo = 0;
    Instant at;
};

/// What carries a file: the message of this number, or a note.
struct FilePlace
{
    ConversationId conversation;
    qint64 n = 0;
    NoteId note = {}; ///< empty: a message

    bool isInside() const { return !note.isEmpty(); }
    friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

} // namespace baton::relay::desk
