// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writtenrows.h"
#include "core/storage/statement.h"

#include <tuple>

/// Rows of `messages`, `notes` and `carried_files`, alike in every database that a log lies in. A Row is as
/// of conversationrow.h. Pure.
namespace baton::relay::desk {

using storage::orEmpty;

/// The columns messageFrom() expects, in its order.
QString messageColumns();

/// What few messages have, in one column: files, buttons, that it was withdrawn.
storage::Utf8 moreText(const Message& message);
void takeMore(const QByteArray& json, Message& into);
storage::Utf8 attachmentsText(const QList<Attachment>& attachments);
QList<Attachment> attachmentsFrom(const QByteArray& json);
/// The columns noteFrom() expects, in its order.
QString noteColumns();
/// In the order of messageColumns(), with the conversation in front.
inline auto messageValues(const Message& message)
{
    return std::make_tuple(message.conversation, message.id, message.n, authorKindName(message.author.kind),
                           orEmpty(message.author.name), orEmpty(message.text), message.at,
                           message.confidence, moreText(message));
}

/// What of a message may change: text and more, then conversation and n.
inline auto rewrittenValues(const Message& message)
{
    return std::make_tuple(orEmpty(message.text), moreText(message), message.conversation, message.n);
}

/// In the order of noteColumns(), with bot, conversation and contact in front.
inline auto noteValues(const NoteRow& row)
{
    const auto& note = row.note;
    return std::make_tuple(row.bot, orEmpty(row.conversation.toString()), orEmpty(row.contact.toString()),
                           note.id, note.after, note.author.id, orEmpty(note.author.name), orEmpty(note.text),
                           note.at, attachmentsText(note.attachments));
}

/// Of a row of `carried_files`: the file, then what carries it.
inline auto placeValues(const Attachment& file, const FilePlace& place)
{
    return std::make_tuple(file.id, place.conversation, place.n, orEmpty(place.note.toString()));
}

template <typename Row>
FilePlace filePlaceFrom(const Row& row)
{
    return {ConversationId(row.text(0)), row.number(1), NoteId(row.text(2))};
}

template <typename Row>
Message messageFrom(const Row& row, const ConversationId& id)
{
    Message message{MessageId(row.text(0)),
                    id,
                    row.number(1),
                    {authorKindFromName(row.text(2)).value_or(AuthorKind::System), row.text(3)},
                    row.text(4),
                    Instant{row.number(5)},
                    row.isNull(6) ? std::nullopt : std::optional(row.real(6))};
    takeMore(row.bytes(7), message);
    return message;
}

template <typename Row>
Note noteFrom(const Row& row)
{
    return {NoteId(row.text(0)), row.number(1),          {MemberId(row.text(2)), row.text(3)},
            row.text(4),         Instant{row.number(5)}, attachmentsFrom(row.bytes(6))};
}

/// Of the columns of noteFrom(), then bot, conversation, contact.
template <typename Row>
NoteRow noteRowFrom(const Row& row)
{
    return {false, BotId(row.text(7)), ConversationId(row.text(8)), ContactId(row.text(9)), noteFrom(row)};
}

} // namespace baton::relay::desk
