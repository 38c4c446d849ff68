// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgrow.h"
#include "core/desk/log/postgres/postgreslog.h"
#include "core/desk/log/rows/activityrows.h"
#include "core/desk/log/rows/savedreplyrow.h"

#include <algorithm>

// What a batch loads: a round trip each.
namespace baton::relay::desk {

namespace {

/// The first row, read by @p read.
template <typename Read>
auto firstOf(const Result<PgRows>& rows, const Read& read)
    -> Result<std::optional<decltype(read(std::declval<const PgRow&>()))>>
{
    if (!rows)
        return Refused(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional(read(PgRow(*rows)));
}

QByteArray select(const QString& columns, const char* from)
{
    return "SELECT " + columns.toUtf8() + " FROM " + from;
}

QByteArray conversationsWhere(const char* condition)
{
    return select(conversationColumns(), "conversations WHERE log = $1 AND ") + condition;
}

BotSetup setupFrom(const PgRow& row) { return {row.text(0), settingsFrom(row.bytes(1))}; }

} // namespace

Result<std::optional<Stored>> PostgresLog::firstConversation(const PgStatement& statement)
{
    return firstOf(m_session->run(statement), &storedFrom<PgRow>);
}

Result<std::optional<Stored>> PostgresLog::conversation(const ConversationId& id)
{
    if (const auto* foreseen = m_foreseen.conversation(id))
        return *foreseen;
    return firstConversation(PgStatement(conversationsWhere("id = $2"), m_options.log, id));
}

Result<std::optional<Stored>> PostgresLog::conversationOfSubject(const BotId& bot, const QString& key)
{
    if (const auto* foreseen = m_foreseen.conversation(SubjectKey(bot, key)))
        return *foreseen;
    return firstConversation(PgStatement(
        conversationsWhere("bot = $2 AND (subject = $3 OR id = $3) ORDER BY subject <> $3 LIMIT 1"),
        m_options.log, bot, key));
}

Result<std::optional<Stored>> PostgresLog::conversationOfVisitor(const BotId& bot, const QByteArray& visitor)
{
    return firstConversation(
        PgStatement(conversationsWhere("bot = $2 AND visitor = $3::bytea ORDER BY created_at DESC LIMIT 1"),
                    m_options.log, bot, visitor));
}

Result<std::vector<Stored>> PostgresLog::conversationsOfContact(const BotId& bot, const ContactId& contact,
                                                                const QSet<ConversationId>& besides,
                                                                int limit)
{
    PgColumns left("text");
    for (const auto& id : besides)
        left.add(id);
    auto statement =
        left.statement(conversationsWhere("bot = $3 AND contact = $4 AND id NOT IN (SELECT * FROM "
                                          "%1) ORDER BY created_at DESC LIMIT $5"),
                       m_options.log);
    statement.values.push_back(pgValue(bot));
    statement.values.push_back(pgValue(contact));
    statement.values.push_back(pgValue(qint64(limit)));
    BATON_TRY_INTO(const auto rows, m_session->run(statement));
    std::vector<Stored> found;
    for (int row = 0; row < rows.size(); ++row)
        found.push_back(storedFrom(PgRow(rows, row)));
    return found;
}

Result<qint64> PostgresLog::heldBy(const MemberId& member, const QSet<ConversationId>& besides)
{
    PgColumns left("text");
    for (const auto& id : besides)
        left.add(id);
    auto statement = left.statement("SELECT COUNT(*) FROM conversations WHERE log = $1 AND assignee = $3 AND "
                                    "id NOT IN (SELECT * FROM %1)",
                                    m_options.log);
    statement.values.push_back(pgValue(member));
    return firstOf(m_session->run(statement), [](const PgRow& row) { return row.number(0); })
        .map([](const std::optional<qint64>& held) { return held.value_or(0); });
}

Result<std::optional<BotSetup>> PostgresLog::bot(const BotId& id)
{
    return firstOf(m_session->run(PgStatement("SELECT name, settings FROM bots WHERE log = $1 AND id = $2",
                                              m_options.log, id)),
                   &setupFrom);
}

Result<QList<Message>> PostgresLog::newestMessages(const ConversationId& id, qint64 limit)
{
    BATON_TRY_INTO(const auto rows,
                   m_session->run(PgStatement(
                       select(messageColumns(),
                              "messages WHERE log = $1 AND conversation = $2 ORDER BY n DESC LIMIT $3"),
                       m_options.log, id, limit)));
    QList<Message> messages;
    for (int row = rows.size(); --row >= 0;)
        messages.append(messageFrom(PgRow(rows, row), id));
    return messages;
}

Result<std::optional<Message>> PostgresLog::message(const MessageKey& key)
{
    const auto& [id, n] = key;
    return firstOf(m_session->run(PgStatement(
                       select(messageColumns(), "messages WHERE log = $1 AND conversation = $2 AND n = $3"),
                       m_options.log, id, n)),
                   [&id = id](const PgRow& row) { return messageFrom(row, id); });
}

Result<MemberId> PostgresLog::authorOf(const MessageKey& key)
{
    return firstOf(m_session->run(PgStatement(
                       "SELECT member FROM messages WHERE log = $1 AND conversation = $2 AND n = $3",
                       m_options.log, key.first, key.second)),
                   [](const PgRow& row) { return MemberId(row.text(0)); })
        .map([](const std::optional<MemberId>& author) { return author.value_or(MemberId()); });
}

Result<std::optional<NoteRow>> PostgresLog::note(const NoteId& id)
{
    return firstOf(
        m_session->run(PgStatement(select(noteColumns() + QStringLiteral(", bot, conversation, contact"),
                                          "notes WHERE log = $1 AND id = $2"),
                                   m_options.log, id)),
        &noteRowFrom<PgRow>);
}

Result<std::optional<FilePlace>> PostgresLog::placeOf(const FileId& file)
{
    return firstOf(m_session->run(PgStatement(
                       "SELECT conversation, n, note FROM carried_files WHERE log = $1 AND file = $2",
                       m_options.log, file)),
                   &filePlaceFrom<PgRow>);
}

Result<qint64> PostgresLog::seenUpTo(const ConversationId& id, bool byCustomer)
{
    return firstOf(m_session->run(PgStatement("SELECT COALESCE(MAX(up_to), 0) FROM seen WHERE log = $1 AND "
                                              "conversation = $2 AND by_customer = $3",
                                              m_options.log, id, byCustomer)),
                   [](const PgRow& row) { return row.number(0); })
        .map([](const std::optional<qint64>& upTo) { return upTo.value_or(0); });
}

Result<std::optional<Event>> PostgresLog::newestEvent(const ConversationId& id, const QStringList& types)
{
    PgColumns sought("text");
    for (const auto& type : types)
        sought.add(type);
    auto statement =
        sought.statement("SELECT seq, at, type, data FROM events WHERE log = $1 AND conversation = "
                         "$3 AND type <> 'message.added' AND type IN (SELECT * FROM %1) ORDER BY "
                         "seq DESC LIMIT 1",
                         m_options.log);
    statement.values.push_back(pgValue(id));
    return firstOf(m_session->run(statement), &eventFrom<PgRow>);
}

Result<std::optional<QByteArray>> PostgresLog::answer(const CommandKey& key)
{
    if (const auto* foreseen = m_foreseen.answer(key))
        return *foreseen;
    return firstOf(m_session->run(PgStatement(
                       "SELECT answer FROM commands WHERE log = $1 AND member = $2 AND command = $3",
                       m_options.log, key.first, key.second)),
                   [](const PgRow& row) { return row.bytes(0); });
}

Result<bool> PostgresLog::isTaken(const EventKey& key)
{
    if (const auto* foreseen = m_foreseen.isTaken(key))
        return *foreseen;
    return m_session
        ->run(PgStatement("SELECT 1 FROM taken_events WHERE log = $1 AND bot = $2 AND event = $3::bytea",
                          m_options.log, key.bot, digestOf(key)))
        .map([](const PgRows& rows) { return !rows.isEmpty(); });
}

Result<std::optional<Message>> PostgresLog::takenMessage(const PageMessageKey& key)
{
    const auto& [id, pageId] = key;
    return firstOf(m_session->run(PgStatement(
                       select(messageColumns(),
                              "messages WHERE log = $1 AND conversation = $2 AND n = (SELECT n FROM "
                              "taken_messages WHERE log = $1 AND conversation = $2 AND client_id = $3)"),
                       m_options.log, id, pageId)),
                   [&id = id](const PgRow& row) { return messageFrom(row, id); });
}

Result<std::optional<qint64>> PostgresLog::readMark(const MarkKey& key)
{
    return firstOf(m_session->run(PgStatement(
                       "SELECT up_to FROM read_marks WHERE log = $1 AND member = $2 AND conversation = $3",
                       m_options.log, key.first, key.second)),
                   [](const PgRow& row) { return row.number(0); });
}

Result<std::optional<RunHistory>> PostgresLog::firstRun(const PgStatement& statement)
{
    BATON_TRY_INTO(const auto run, firstOf(m_session->run(statement), &runFrom<PgRow>));
    if (!run)
        return std::nullopt;
    BATON_TRY_INTO(const auto steps,
                   m_session->run(PgStatement(
                       select(stepColumns(), "workflow_steps WHERE log = $1 AND run = $2 ORDER BY step"),
                       m_options.log, run->id)));
    RunHistory history{*run, {}};
    for (int row = 0; row < steps.size(); ++row)
        history.steps.append(stepFrom(PgRow(steps, row)));
    placeStep(history);
    return history;
}

Result<std::optional<RunHistory>> PostgresLog::run(const RunId& id)
{
    return firstRun(
        PgStatement(select(runColumns(), "workflow_runs WHERE log = $1 AND id = $2"), m_options.log, id));
}

Result<std::optional<RunHistory>> PostgresLog::run(const BotId& bot, const QString& key)
{
    return firstRun(
        PgStatement(select(runColumns(), "workflow_runs WHERE log = $1 AND bot = $2 AND run = $3"),
                    m_options.log, bot, key));
}

Result<StepDurations> PostgresLog::durations(const StepKey& key)
{
    return firstOf(
               m_session->run(PgStatement("SELECT newest FROM step_durations WHERE log = $1 AND bot = $2 "
                                          "AND workflow = $3 AND step = $4 AND name = $5",
                                          m_options.log, key.bot, key.workflow, key.step, orEmpty(key.name))),
               [](const PgRow& row) { return StepDurations::fromText(row.text(0)); })
        .map([](const std::optional<StepDurations>& found) { return found.value_or(StepDurations()); });
}

Result<ChainEnd> PostgresLog::chainEnd(const BotId& bot)
{
    return firstOf(m_session->run(PgStatement(
                       "SELECT n, hash FROM autoupdates WHERE log = $1 AND bot = $2 ORDER BY n DESC LIMIT 1",
                       m_options.log, bot)),
                   [](const PgRow& row) {
                       return ChainEnd{row.number(0), row.text(1)};
                   })
        .map([](const std::optional<ChainEnd>& found) { return found.value_or(ChainEnd()); });
}

Result<std::optional<AutoUpdate>> PostgresLog::autoUpdate(const AutoUpdateId& id)
{
    return firstOf(m_session->run(PgStatement(
                       select(entryColumns(), "autoupdates WHERE log = $1 AND id = $2"), m_options.log, id)),
                   &entryFrom<PgRow>);
}

Result<QList<protocol::SavedReply>> PostgresLog::savedReplies()
{
    BATON_TRY_INTO(const auto rows,
                   m_session->run(PgStatement(select(savedReplyColumns(), "saved_replies WHERE log = $1"),
                                              m_options.log)));
    QList<protocol::SavedReply> replies;
    for (int row = 0; row < rows.size(); ++row)
        replies.append(savedReplyFrom(PgRow(rows, row)));
    return replies;
}

} // namespace baton::relay::desk
