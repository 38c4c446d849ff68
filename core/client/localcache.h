// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/queuedcommand.h"
#include "core/storage/database.h"

#include <QHash>
#include <QSet>
#include <functional>

namespace baton::client {

/// The console's own database, one per profile. Worker thread only. Failures to write are logged: what is
/// lost can be fetched again, except the agent's own words, whose writes say when they fail.
class LocalCache
{
public:
    /// @param folder where `cache.db` is; see openCacheFile() for what happens when it cannot be used
    static Result<std::unique_ptr<LocalCache>> open(const QString& folder);

    /// Empty, or why nothing is kept on disk.
    QString problem() const { return m_problem; }

    /// Whose picture it is. The picture of somebody else, or of another relay, is dropped; outbox and drafts
    /// stay with their owners and are there again when they come back. True when the owner changed.
    bool setOwner(const QString& relay, const MemberId& member);
    bool isOwnedAt(const QString& relay) const;
    MemberId member() const;

    QString meta(const QString& key);
    /// An empty value is none.
    void setMeta(const QString& key, const QString& value);

    /// All of them, those that have not ended first, the latest first, handed over in batches.
    void readConversations(const std::function<void(const QList<Conversation>&)>& take);
    qint64 seq();
    /// Which log that number is of; empty when that is not known.
    QString log() { return meta(QStringLiteral("log")); }
    void setLog(const QString& log) { setMeta(QStringLiteral("log"), log); }
    void clearPicture();
    /// The owner leaves: nothing that anybody said stays readable in the file, beside the owner's own unsent
    /// words when @p keepsWords.
    void forget(bool keepsWords);
    /// A snapshot instead of what was; keeps the ended ones when @p keepEnded.
    void replace(const QList<Conversation>& conversations, qint64 seq, bool keepEnded);
    void store(const QList<Conversation>& conversations, qint64 seq);
    void remove(const QSet<ConversationId>& conversations);

    /// The newest unbroken stretch before @p before, at most @p limit, in order.
    QList<Message> messages(const ConversationId& id, std::optional<qint64> before, int limit);
    QList<HistoryEntry> history(const ConversationId& id);
    void store(const QList<Message>& messages);
    void storeHistory(const ConversationId& id, const QList<HistoryEntry>& entries);
    /// It is this by now, where it is kept.
    void rewrite(const Message& message);
    /// What was written since then may be other by now: it is fetched again.
    void dropMessagesSince(Instant at);
    /// In the order in which they were written.
    QList<Note> notes(const ConversationId& id);
    void storeNotes(const ConversationId& id, const QList<Note>& notes);

    QHash<ConversationId, qint64> seen();
    void setSeen(const ConversationId& id, qint64 upTo);
    void forgetSeen();

    QList<QueuedCommand> outbox();
    Result<void> queue(const QueuedCommand& command);
    void markFailed(const CommandId& id, const QString& failure);
    /// Ready to be sent again under a new id, in the old place.
    void renew(const CommandId& id, const QueuedCommand& command);
    void remove(const CommandId& id);

    QHash<ConversationId, QString> drafts();
    Result<void> setDraft(const ConversationId& id, const QString& text);

private:
    explicit LocalCache(std::unique_ptr<storage::Database> database, QString problem);
    template <typename... Values>
    Result<void> run(const QString& sql, const Values&... values);
    void inTransaction(const std::function<Result<void>()>& work);
    Result<void> deletePicture();
    Result<void> put(const Conversation& conversation);
    Result<void> putSeq(qint64 seq);

    std::unique_ptr<storage::Database> m_database;
    QString m_problem;
    QString m_owner;
};

} // namespace baton::client
