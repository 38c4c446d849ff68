// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/log.h"
#include "core/desk/log/sqlite/autoupdatetable.h"
#include "core/desk/log/sqlite/forgetter.h"
#include "core/desk/log/sqlite/runtables.h"
#include "core/desk/log/sqlite/savedreplytable.h"
#include "core/desk/log/sqlite/tables.h"

namespace baton::relay::desk {

/// A log in one SQLite file, which this one alone writes to while it is open (but for admin commands). A
/// batch is one transaction, and holds the file's lock from its begin(); what it wrote is known at its end.
class SqliteLog : public Log
{
public:
    /// Opens the file and brings it to the newest schema; the error says what is wrong and what to do.
    static Result<std::unique_ptr<Log>> open(const QString& path);
    ~SqliteLog() override;
    Q_DISABLE_COPY_MOVE(SqliteLog)

    LogHead head() const override { return m_head; }
    Result<void> begin(const Foreseen& foreseen, const News& tell) override;
    CommitOutcome commit(const Writes& writes) override;
    void abandon() override { m_transaction.reset(); }
    std::chrono::nanoseconds costOfAnEvent() const override { return m_cost; }
    void tend() override;

    Result<std::optional<Stored>> conversation(const ConversationId& id) override;
    Result<std::optional<Stored>> conversationOfSubject(const BotId& bot, const QString& key) override;
    Result<std::optional<Stored>> conversationOfVisitor(const BotId& bot, const QByteArray& visitor) override;
    Result<std::vector<Stored>> conversationsOfContact(const BotId& bot, const ContactId& contact,
                                                       const QSet<ConversationId>& besides,
                                                       int limit) override;
    Result<qint64> heldBy(const MemberId& member, const QSet<ConversationId>& besides) override;
    Result<std::optional<BotSetup>> bot(const BotId& id) override;
    Result<QList<Message>> newestMessages(const ConversationId& id, qint64 limit) override;
    Result<std::optional<Message>> message(const MessageKey& key) override;
    Result<MemberId> authorOf(const MessageKey& key) override;
    Result<std::optional<NoteRow>> note(const NoteId& id) override;
    Result<std::optional<FilePlace>> placeOf(const FileId& file) override;
    Result<qint64> seenUpTo(const ConversationId& id, bool byCustomer) override;
    Result<std::optional<Event>> newestEvent(const ConversationId& id, const QStringList& types) override;

    Result<std::optional<QByteArray>> answer(const CommandKey& key) override;
    Result<bool> isTaken(const EventKey& key) override;
    Result<std::optional<Message>> takenMessage(const PageMessageKey& key) override;
    Result<std::optional<qint64>> readMark(const MarkKey& key) override;

    Result<std::optional<RunHistory>> run(const RunId& id) override { return m_runs.find(id); }
    Result<std::optional<RunHistory>> run(const BotId& bot, const QString& key) override
    {
        return m_runs.find(bot, key);
    }
    Result<StepDurations> durations(const StepKey& key) override { return m_runs.durations(key); }
    Result<ChainEnd> chainEnd(const BotId& bot) override { return m_entries.end(bot); }
    Result<std::optional<AutoUpdate>> autoUpdate(const AutoUpdateId& id) override
    {
        return m_entries.find(id);
    }
    Result<QList<protocol::SavedReply>> savedReplies() override { return allSavedReplies(*m_database); }

private:
    explicit SqliteLog(std::unique_ptr<storage::Database> database);
    Result<void> readHead();
    Result<void> write(const Writes& writes);
    Result<void> writeOfEvents(const Writes& writes);
    Result<void> writeBeside(const Writes& writes);
    Result<void> writeEvents(const Writes& writes);
    Result<void> writeConversations(const Writes& writes);
    Result<void> writeRepeats(const Writes& writes);
    Result<void> writeActivity(const Writes& writes);
    Result<void> write(const StepWatch& watch);
    Result<void> write(const ClockMove& move);
    Result<void> write(const SubscriptionRow& row);
    Result<void> write(const DeliveredPlace& row);
    Result<void> write(const AuditRow& row);
    Result<void> write(const NewLogId& row);
    Result<void> write(const BlockRow& row);
    Result<void> write(const UnblockRow& row);
    Result<void> write(const SavedReplyRow& row);
    Result<void> write(const RemovedReplyRow& row);

    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Transaction> m_transaction;
    Tables m_tables;
    RunTables m_runs;
    AutoUpdateTable m_entries;
    Forgetter m_forgetter;
    LogHead m_head;
    qint64 m_commits = 0;
    std::chrono::nanoseconds m_cost{};
};

} // namespace baton::relay::desk
