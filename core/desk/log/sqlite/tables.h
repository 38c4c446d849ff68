// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// The tables that are derived from the event log: conversations, messages, search. Belongs to its database's
/// thread; writes inside the caller's transaction.
class Tables
{
public:
    /// @p schema names an attached database that has the same columns, though perhaps no defaults: so the log
    /// is named. A file holds the first.
    explicit Tables(storage::Database& database, const QString& schema = QStringLiteral("main"));

    Result<void> insert(const Stored& stored);
    Result<void> update(const Stored& stored);
    /// What only conversation.updated changes: the channel and the customer.
    Result<void> describe(const Stored& stored);
    /// @param author the agent who has written it, if one has
    Result<void> append(const Message& message, const MemberId& author = {});
    /// By which it is found by its tags, besides what update() writes.
    Result<void> retag(const Conversation& conversation);
    /// Text and files of a message that is there are others by now.
    Result<void> rewrite(const Message& message);
    Result<void> save(const NoteRow& note);
    /// The words of a message or a reason.
    Result<void> index(const SearchedText& searched);
    /// Of a message that was withdrawn; in the main schema alone.
    Result<void> forgetWords(const ConversationId& conversation, qint64 n);

private:
    Result<void> place(const QList<Attachment>& files, const FilePlace& place);
    Result<void> addTags(const Conversation& conversation);

    storage::Database& m_database;
    QString m_insertConversation;
    QString m_updateConversation;
    QString m_describeConversation;
    QString m_removeTags;
    QString m_insertTag;
    QString m_insertMessage;
    QString m_rewriteMessage;
    QString m_insertNote;
    QString m_rewriteNote;
    QString m_placeFile;
    QString m_insertWords;
};

/// By the event log: what nobody shall find any more.
/// @param after only what was withdrawn behind the event of this number
Result<QSet<MessageKey>> withdrawnMessages(storage::Database& database, qint64 after = 0);

} // namespace baton::relay::desk
