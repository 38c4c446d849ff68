// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/log.h"
#include "core/desk/log/postgres/pgforesight.h"
#include "core/desk/log/postgres/pgsession.h"

namespace baton::relay::desk {

/// One log in a PostgreSQL database that may hold several, and that several desks may write to. A batch is
/// one transaction under the log's own advisory lock, which makes numbers gapless and in the order of
/// commits. When the connection is lost at a commit, what became of it is asked on a new one, for some
/// seconds. When the database turns out to have lost what this desk knows (a copy took its place, say), all
/// batches are refused until the log is opened anew.
class PostgresLog : public Log
{
public:
    struct Options
    {
        QString connection; ///< as libpq reads it: `host=... dbname=...` or `postgresql://...`
        int log = 1;        ///< which of the database's; made when it is not there
        /// How long it is asked what became of a batch; whoever holds the lock and hangs is thrown out by
        /// then.
        std::chrono::milliseconds settling{8'000};
    };

    /// Connects, and brings the database to the newest schema; the error says what is wrong and what to do.
    static Result<std::unique_ptr<Log>> open(const Options& options);
    ~PostgresLog() override;
    Q_DISABLE_COPY_MOVE(PostgresLog)

    LogHead head() const override { return m_head; }
    bool looksAhead() const override { return true; }
    Result<void> begin(const Foreseen& foreseen, const News& tell) override;
    CommitOutcome commit(const Writes& writes) override;
    void abandon() override;

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

    Result<std::optional<RunHistory>> run(const RunId& id) override;
    Result<std::optional<RunHistory>> run(const BotId& bot, const QString& key) override;
    Result<StepDurations> durations(const StepKey& key) override;
    Result<ChainEnd> chainEnd(const BotId& bot) override;
    Result<std::optional<AutoUpdate>> autoUpdate(const AutoUpdateId& id) override;
    Result<QList<protocol::SavedReply>> savedReplies() override;

private:
    /// Where to go on looking at read marks.
    struct MarkPlace
    {
        QString member = QStringLiteral("");
        QString conversation = QStringLiteral("");
    };

    explicit PostgresLog(Options options);
    Result<void> connect();
    Result<void> prepare();
    std::vector<PgStatement> opening() const;
    PgStatement eventsAfter(qint64 seq) const;
    Result<std::vector<PgRows>> openBatch(const std::vector<PgStatement>& ahead);
    Result<void> checkThatItIsOurs(const PgRows& head);
    void learn(const PgRows& rows, const News& tell);
    Result<void> catchUp(const News& tell);
    void rollBack();
    void moveHeadTo(const Event& last);
    Result<bool> wasWritten();
    CommitOutcome settle(const Writes& writes, const Refusal& lost);
    void written(const Writes& writes);
    Result<std::optional<Stored>> firstConversation(const PgStatement& statement);
    Result<std::optional<RunHistory>> firstRun(const PgStatement& statement);

    Options m_options;
    QString m_writer; ///< this one, among those that write to the log
    std::unique_ptr<PgSession> m_session;
    LogHead m_head;
    QByteArray m_seal;               ///< of the event at the head
    std::optional<Refusal> m_isOver; ///< it is not the log any more that this one has opened
    qint64 m_batch = 0;
    MarkPlace m_markPlace;
    QString m_seenPlace = QStringLiteral(""); ///< likewise, by conversation
    PgForesight m_foreseen;
    bool m_isInBatch = false;
};

/// What a batch has collected, table by table.
std::vector<PgStatement> statementsOf(const Writes& writes, int log);
/// Removes read marks of conversations that are gone, of the next @p limit behind this place; who the members
/// are stands elsewhere. Gives the last place and how
/// many were looked at.
PgStatement markSweep(int log, const QString& member, const QString& conversation, int limit);
/// The same of what was seen.
PgStatement seenSweep(int log, const QString& conversation, int limit);

} // namespace baton::relay::desk
