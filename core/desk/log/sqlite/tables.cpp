// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/tables.h"

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/log/searchindex.h"
#include "core/domain/tags.h"

namespace baton::relay::desk {

Tables::Tables(storage::Database& database, const QString& schema)
    : m_database(database)
    , m_insertConversation(QStringLiteral("INSERT INTO %1.conversations(log, %2, %3) "
                                          "VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                               .arg(schema, changingColumns(), lastingColumns()))
    , m_updateConversation(
          QStringLiteral("UPDATE %1.conversations SET state=?, reason=?, quote=?, assignee=?, "
                         "assignee_name=?, tags=?, last_author=?, last_name=?, last_text=?, last_at=?, "
                         "waiting_since=?, waiting_order=?, requeued_at=?, message_count=?, escalated_n=?, "
                         "updated_at=?, snoozed_until=?, more=? WHERE id=?")
              .arg(schema))
    , m_describeConversation(
          QStringLiteral("UPDATE %1.conversations SET channel=?, contact=?, contact_json=? WHERE id=?")
              .arg(schema))
    , m_removeTags(QStringLiteral("DELETE FROM %1.conversation_tags WHERE conversation=?").arg(schema))
    , m_insertTag(QStringLiteral("INSERT INTO %1.conversation_tags(log, tag, conversation) VALUES(1,?,?)")
                      .arg(schema))
    , m_insertMessage(
          QStringLiteral(
              "INSERT INTO %1.messages(log, conversation, %2, member) VALUES(1,?,?,?,?,?,?,?,?,?,?)")
              .arg(schema, messageColumns()))
    , m_rewriteMessage(
          QStringLiteral("UPDATE %1.messages SET text=?, more=? WHERE conversation=? AND n=?").arg(schema))
    , m_insertNote(QStringLiteral("INSERT INTO %1.notes(log, bot, conversation, contact, %2) "
                                  "VALUES(1,?,?,?,?,?,?,?,?,?,?)")
                       .arg(schema, noteColumns()))
    , m_rewriteNote(QStringLiteral("UPDATE %1.notes SET text=?, attachments=? WHERE id=?").arg(schema))
    , m_placeFile(
          QStringLiteral("INSERT INTO %1.carried_files(log, file, conversation, n, note) VALUES(1,?,?,?,?)")
              .arg(schema))
    , m_insertWords(
          QStringLiteral("INSERT INTO %1.search(words, conversation, n) VALUES(?, ?, ?)").arg(schema))
{}

Result<void> Tables::insert(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertConversation));
    BATON_TRY(query.runTuple(std::tuple_cat(changingValues(stored), lastingValues(stored))));
    return stored.conversation.tags.isEmpty() ? Result<void>() : addTags(stored.conversation);
}

Result<void> Tables::addTags(const Conversation& conversation)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertTag));
    for (const auto& tag : conversation.tags)
        BATON_TRY(query.run(tagKey(tag), conversation.id));
    return {};
}

Result<void> Tables::retag(const Conversation& conversation)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_removeTags));
    BATON_TRY(query.run(conversation.id));
    return addTags(conversation);
}

Result<void> Tables::update(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_updateConversation));
    return query.runTuple(changingValues(stored));
}

Result<void> Tables::describe(const Stored& stored)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_describeConversation));
    const auto& c = stored.conversation;
    return query.run(orEmpty(c.channel), c.contact.id, contactText(c.contact), c.id);
}

Result<void> Tables::append(const Message& message, const MemberId& author)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertMessage));
    BATON_TRY(
        query.runTuple(std::tuple_cat(messageValues(message), std::make_tuple(orEmpty(author.toString())))));
    return place(message.attachments, {message.conversation, message.n});
}

Result<void> Tables::rewrite(const Message& message)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_rewriteMessage));
    return query.runTuple(rewrittenValues(message));
}

Result<void> Tables::save(const NoteRow& note)
{
    if (note.isNew) {
        BATON_TRY_INTO(auto query, m_database.prepare(m_insertNote));
        BATON_TRY(query.runTuple(noteValues(note)));
        return place(note.note.attachments, {note.conversation, note.note.after, note.note.id});
    }
    BATON_TRY_INTO(auto query, m_database.prepare(m_rewriteNote));
    return query.run(orEmpty(note.note.text), attachmentsText(note.note.attachments), note.note.id);
}

Result<void> Tables::place(const QList<Attachment>& files, const FilePlace& place)
{
    if (files.isEmpty())
        return {};
    BATON_TRY_INTO(auto query, m_database.prepare(m_placeFile));
    for (const auto& file : files)
        BATON_TRY(query.runTuple(placeValues(file, place)));
    return {};
}

Result<void> Tables::forgetWords(const ConversationId& conversation, qint64 n)
{
    // The row stays, or its number would be given to another, and the log would give other rows. No words are
    // NULL, as index() writes them.
    BATON_TRY(m_database.run(QStringLiteral("UPDATE search SET words=NULL WHERE rowid IN (SELECT id FROM "
                                            "search_content WHERE c1 = ? AND c2 = ?)"),
                             conversation, n));
    return {};
}

Result<QSet<MessageKey>> withdrawnMessages(storage::Database& database, qint64 after)
{
    // An index has these alone.
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT conversation, json_extract(data, '$.message.n') FROM "
                                               "main.events WHERE type = 'message.withdrawn' AND seq > ?"),
                                after));
    QSet<MessageKey> withdrawn;
    for (const auto& row : query.rows())
        withdrawn.insert({ConversationId(row.text(0)), row.number(1)});
    BATON_TRY(query.ended());
    return withdrawn;
}

Result<void> Tables::index(const SearchedText& searched)
{
    BATON_TRY_INTO(auto query, m_database.prepare(m_insertWords));
    return query.run(indexedTerms(searched.bot, searched.text), searched.conversation, searched.n);
}

} // namespace baton::relay::desk
