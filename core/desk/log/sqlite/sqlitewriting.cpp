// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/log/rows/savedreplyrow.h"
#include "core/desk/log/sqlite/sqlitelog.h"

// What a batch has collected, as rows. Statements are prepared once and run for each row.
namespace baton::relay::desk {

namespace {

storage::Utf8 json(const QByteArray& text) { return {text}; }

} // namespace

Result<void> SqliteLog::write(const Writes& writes)
{
    using Clock = std::chrono::steady_clock;
    const auto began = Clock::now();
    BATON_TRY(writeOfEvents(writes));
    // What rides along costs no claim its place in the next batch.
    if (const auto events = qint64(writes.events.size()); events > 0)
        m_cost = (3 * m_cost + (Clock::now() - began) / events) / 4;
    return writeBeside(writes);
}

Result<void> SqliteLog::writeOfEvents(const Writes& writes)
{
    BATON_TRY(writeEvents(writes));
    BATON_TRY(writeConversations(writes));
    BATON_TRY(writeRepeats(writes));
    return writeActivity(writes);
}

Result<void> SqliteLog::writeBeside(const Writes& writes)
{
    for (auto it = writes.readMarks.cbegin(); it != writes.readMarks.cend(); ++it) {
        BATON_TRY(m_database->run(
            QStringLiteral("INSERT INTO read_marks(member, conversation, up_to) VALUES(?,?,?) "
                           "ON CONFLICT DO UPDATE SET up_to = excluded.up_to"),
            it.key().first, it.key().second, *it));
    }
    for (const auto& row : writes.seen) {
        BATON_TRY(m_database->run(
            QStringLiteral(
                "INSERT OR IGNORE INTO seen(conversation, by_customer, up_to, at) VALUES(?,?,?,?)"),
            row.conversation, row.byCustomer, row.upTo, row.at));
    }
    for (const auto& watch : writes.watches)
        BATON_TRY(std::visit([this](const auto& change) { return write(change); }, watch));
    for (const auto& row : writes.sideRows)
        BATON_TRY(std::visit([this](const auto& known) { return write(known); }, row));
    return writes.forgetting ? m_forgetter.forget(*writes.forgetting) : Result<void>();
}

Result<void> SqliteLog::writeEvents(const Writes& writes)
{
    if (writes.events.empty())
        return {};
    BATON_TRY_INTO(auto insert,
                   m_database->prepare(QStringLiteral("INSERT INTO events(seq, at, type, conversation, bot, "
                                                      "from_bot, data, inner) VALUES(?,?,?,?,?,?,?,?)")));
    auto inner = writes.inner.begin();
    for (const auto& recorded : writes.events) {
        const auto& event = recorded.event;
        BATON_TRY(insert.run(event.seq, event.at, event.type, orEmpty(recorded.conversation.toString()),
                             recorded.bot, recorded.fromBot, json(event.data), json(*inner++)));
    }
    return {};
}

Result<void> SqliteLog::writeConversations(const Writes& writes)
{
    for (const auto& change : writes.conversations) {
        if (change.isNew) {
            BATON_TRY(m_tables.insert(*change.row));
            continue;
        }
        if (change.isDescribed)
            BATON_TRY(m_tables.describe(*change.row));
        if (change.isTagged)
            BATON_TRY(m_tables.retag(change.row->conversation));
        BATON_TRY(m_tables.update(*change.row));
    }
    for (const auto& messages : writes.messages)
        for (const auto& message : messages)
            BATON_TRY(m_tables.append(message, writes.authors.value({message.conversation, message.n})));
    for (const auto& searched : writes.searched)
        BATON_TRY(m_tables.index(searched));
    for (const auto& message : writes.rewritten) {
        BATON_TRY(m_tables.rewrite(message));
        if (message.withdrawn)
            BATON_TRY(m_tables.forgetWords(message.conversation, message.n));
    }
    for (const auto& note : writes.notes)
        BATON_TRY(m_tables.save(note));
    return {};
}

Result<void> SqliteLog::writeRepeats(const Writes& writes)
{
    for (auto it = writes.answers.cbegin(); it != writes.answers.cend(); ++it) {
        BATON_TRY(m_database->run(
            QStringLiteral("INSERT INTO commands(member, command, answer, at) VALUES(?,?,?,?)"),
            it.key().first, it.key().second, json(it->json), it->at));
    }
    for (auto it = writes.takenEvents.cbegin(); it != writes.takenEvents.cend(); ++it) {
        BATON_TRY(
            m_database->run(QStringLiteral("INSERT INTO taken_events(bot, source, id, at) VALUES(?,?,?,?)"),
                            it.key().bot, it.key().source, it.key().id, *it));
    }
    for (auto it = writes.takenMessages.cbegin(); it != writes.takenMessages.cend(); ++it) {
        BATON_TRY(m_database->run(
            QStringLiteral("INSERT INTO taken_messages(conversation, client_id, n, at) VALUES(?,?,?,?)"),
            it.key().first, it.key().second, it->n, it->at));
    }
    return {};
}

Result<void> SqliteLog::writeActivity(const Writes& writes)
{
    for (auto it = writes.runs.cbegin(); it != writes.runs.cend(); ++it) {
        BATON_TRY(m_runs.save(it->history));
        for (const auto& step : it->history.steps)
            if (it->steps.contains(step.index))
                BATON_TRY(m_runs.save(it.key(), step));
    }
    for (auto it = writes.durations.cbegin(); it != writes.durations.cend(); ++it)
        BATON_TRY(m_runs.save(it.key(), *it));
    for (const auto& entry : writes.entries)
        BATON_TRY(m_entries.save(entry));
    return {};
}

Result<void> SqliteLog::write(const StepWatch& watch)
{
    if (!watch.since) {
        BATON_TRY(m_database->run(QStringLiteral("DELETE FROM step_watch WHERE run=? AND step=?"), watch.run,
                                  watch.step));
        return {};
    }
    BATON_TRY(
        m_database->run(QStringLiteral("INSERT OR REPLACE INTO step_watch(run, step, since) VALUES(?,?,?)"),
                        watch.run, watch.step, *watch.since));
    return {};
}

Result<void> SqliteLog::write(const ClockMove& move)
{
    // What would begin in the future began after a jump forward, or before the clock was set back while the
    // relay was not running. What began after a jump back has the right age already.
    BATON_TRY(m_database->run(
        QStringLiteral("UPDATE step_watch SET since = MIN(since + ?, ?) WHERE ? OR since > ? OR since < ?"),
        move.ms, move.now, int(move.ms >= 0), move.now, move.now.ms - move.withinMs));
    return {};
}

Result<void> SqliteLog::write(const SubscriptionRow& row)
{
    BATON_TRY(
        m_database->run(QStringLiteral("INSERT INTO subscriptions(member, device, wanted) VALUES(?,?,?) "
                                       "ON CONFLICT DO UPDATE SET wanted = excluded.wanted"),
                        row.member, orEmpty(row.device.toString()), json(row.wanted)));
    return {};
}

Result<void> SqliteLog::write(const DeliveredPlace& row)
{
    BATON_TRY(
        m_database->run(QStringLiteral("UPDATE bots SET delivered_seq=? WHERE id=?"), row.seq, row.bot));
    return {};
}

Result<void> SqliteLog::write(const AuditRow& row)
{
    BATON_TRY(
        m_database->run(QStringLiteral("INSERT INTO admin_audit(at, who, action, detail) VALUES(?,?,?,?)"),
                        row.at, row.who, row.action, row.detail));
    return {};
}

Result<void> SqliteLog::write(const NewLogId& row)
{
    BATON_TRY(m_database->run(QStringLiteral("UPDATE log SET id = ?"), row.id));
    return {};
}

Result<void> SqliteLog::write(const BlockRow& row)
{
    const auto& block = row.block;
    BATON_TRY(m_database->run(QStringLiteral("INSERT OR REPLACE INTO blocks(bot, contact, address, until, "
                                             "blocked_by, at) VALUES(?,?,?,?,?,?)"),
                              block.bot, block.contact, orEmpty(block.address), block.until,
                              orEmpty(block.by), block.at));
    return {};
}

Result<void> SqliteLog::write(const UnblockRow& row)
{
    BATON_TRY(m_database->run(QStringLiteral("DELETE FROM blocks WHERE bot = ? AND contact = ?"), row.bot,
                              row.contact));
    return {};
}

Result<void> SqliteLog::write(const SavedReplyRow& row)
{
    BATON_TRY_INTO(
        auto query,
        m_database->prepare(QStringLiteral("INSERT OR REPLACE INTO saved_replies(%1) VALUES(?,?,?,?,?,?)")
                                .arg(savedReplyColumns())));
    return query.runTuple(savedReplyValues(row.reply));
}

Result<void> SqliteLog::write(const RemovedReplyRow& row)
{
    BATON_TRY(m_database->run(QStringLiteral("DELETE FROM saved_replies WHERE id = ?"), row.id));
    return {};
}

} // namespace baton::relay::desk
