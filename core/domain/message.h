// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/domain/refusal.h"

#include <QList>
#include <QString>
#include <optional>

/// What is said in a conversation, by whom, and what colleagues note beside it. Values.
namespace baton {

enum class AuthorKind { Customer, Bot, Agent, System };

/// The wire name: customer, bot, agent, system.
QString authorKindName(AuthorKind kind);
std::optional<AuthorKind> authorKindFromName(QStringView name);

struct Author
{
    AuthorKind kind = AuthorKind::System;
    QString name;

    friend bool operator==(const Author&, const Author&) = default;
};

/// Of a file that a message or a note carries. While it is being checked nobody but its sender is given it.
enum class AttachmentState { Checking, Good, Rejected };

/// The wire name: checking, ok, refused.
QString attachmentStateName(AttachmentState state);
std::optional<AttachmentState> attachmentStateFromName(QStringView name);

/// A file, as whoever may see the message that carries it is told of it.
struct Attachment
{
    FileId id;
    QString name;                ///< see plainFileName()
    QString type;                ///< by content, such as `image/png`; empty until it was checked
    qint64 size = 0;             ///< bytes
    std::optional<qint64> width; ///< pixels, of a picture that may be shown
    std::optional<qint64> height;
    AttachmentState state = AttachmentState::Checking;
    QString url;      ///< where its reader finds it: a path at the relay, or a link that is signed for them
    QString why = {}; ///< it was refused; a sentence for people

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What a bot offers the customer to press; the choice becomes a message of theirs.
struct Button
{
    QString id;
    QString text;

    friend bool operator==(const Button&, const Button&) = default;
};

/// One turn of a transcript. `n` counts from 1 in its conversation without gaps.
struct Message
{
    MessageId id;
    ConversationId conversation;
    qint64 n = 0;
    Author author;
    QString text; ///< Markdown
    Instant at;
    std::optional<double> confidence; ///< 0..1, what a bot reported of its own answer
    QList<Attachment> attachments = {};
    QList<Button> buttons = {};         ///< of a bot's
    std::optional<Instant> seenAt = {}; ///< by the other side; passing, not part of the event log
    bool withdrawn = false;             ///< by its author: text and files are gone

    friend bool operator==(const Message&, const Message&) = default;
};

/// What a list says of it: its text, or the names of its files.
QString wordsOf(const Message& message);

/// What colleagues tell each other of a conversation or of a contact. Never for the customer, the bot or any
/// channel: nothing that leaves the house is made of notes.
struct Note
{
    NoteId id;
    qint64 after = 0; ///< it stands behind the message of this number; 0 before all, and on a contact
    MemberRef author;
    QString text; ///< Markdown
    Instant at;
    QList<Attachment> attachments = {};

    friend bool operator==(const Note&, const Note&) = default;
};

} // namespace baton
