// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/postgreslog.h"
#include "core/desk/log/rows/activityrows.h"
#include "core/desk/log/rows/savedreplyrow.h"
#include "core/domain/tags.h"

// What a batch has collected, as statements that go out together: one for each table, whatever the number of
// rows.
namespace baton::relay::desk {

namespace {

/// Columns' names are apart by ", ".
QByteArray insertInto(const QByteArray& table, const QString& columns)
{
    return "INSERT INTO " + table + "(log, " + columns.toUtf8() + ") SELECT $1, rows.* FROM %1 AS rows";
}

/// Where a row of these keys is there already, it is replaced.
QByteArray upsertInto(const QByteArray& table, const QString& columns, const QByteArray& keys)
{
    QStringList changes;
    for (const auto& column : columns.split(QStringLiteral(", ")))
        changes.append(column + QStringLiteral(" = excluded.") + column);
    return insertInto(table, columns) + " ON CONFLICT (log, " + keys + ") DO UPDATE SET " +
           changes.join(QStringLiteral(", ")).toUtf8();
}

class Statements
{
public:
    explicit Statements(int log) : m_log(log) {}

    void add(const PgColumns& rows, const QByteArray& sql)
    {
        if (!rows.isEmpty())
            m_all.push_back(rows.statement(sql, m_log));
    }
    template <typename... Values>
    void addOne(const char* sql, const Values&... values)
    {
        m_all.emplace_back(sql, m_log, values...);
    }
    std::vector<PgStatement> take() { return std::move(m_all); }

private:
    int m_log;
    std::vector<PgStatement> m_all;
};

void addEvents(Statements& to, const Writes& writes)
{
    PgColumns rows("bigint bigint text text text integer text text");
    auto inner = writes.inner.begin();
    for (const auto& recorded : writes.events) {
        const auto& event = recorded.event;
        rows.add(event.seq, event.at, event.type, orEmpty(recorded.conversation.toString()), recorded.bot,
                 recorded.fromBot, storage::Utf8{event.data}, storage::Utf8{*inner++});
    }
    to.add(rows, insertInto("events", QStringLiteral("seq, at, type, conversation, bot, from_bot, data, "
                                                     "\"inner\"")));
}

void addConversations(Statements& to, const Writes& writes)
{
    PgColumns rows("text text text text text text text text text bigint bigint bigint bigint bigint bigint "
                   "bigint bigint text text text text text bytea text text text bigint");
    for (const auto& change : writes.conversations)
        rows.addTuple(std::tuple_cat(changingValues(*change.row), lastingValues(*change.row)));
    to.add(rows,
           upsertInto("conversations", changingColumns() + QStringLiteral(", ") + lastingColumns(), "id"));

    PgColumns retagged("text");
    PgColumns tags("text text");
    for (const auto& change : writes.conversations) {
        const auto& c = change.row->conversation;
        if (!change.isTagged)
            continue;
        retagged.add(c.id);
        for (const auto& tag : c.tags)
            tags.add(tagKey(tag), c.id);
    }
    to.add(retagged, "DELETE FROM conversation_tags WHERE log = $1 AND conversation IN (SELECT * FROM %1)");
    to.add(tags, insertInto("conversation_tags", QStringLiteral("tag, conversation")));

    PgColumns messages("text text bigint text text text bigint float8 text text");
    for (const auto& fresh : writes.messages) {
        for (const auto& message : fresh) {
            const auto author = writes.authors.value({message.conversation, message.n});
            messages.addTuple(
                std::tuple_cat(messageValues(message), std::make_tuple(orEmpty(author.toString()))));
        }
    }
    to.add(messages, insertInto("messages", QStringLiteral("conversation, ") + messageColumns() +
                                                QStringLiteral(", member")));

    PgColumns rewritten("text text text bigint");
    for (const auto& message : writes.rewritten)
        rewritten.addTuple(rewrittenValues(message));
    to.add(rewritten, "UPDATE messages SET text = rows.text, more = rows.more FROM %1 AS rows(text, more, "
                      "conversation, n) WHERE log = $1 AND messages.conversation = rows.conversation AND "
                      "messages.n = rows.n");

    // The last state of each, since a statement changes no row twice.
    QHash<NoteId, NoteRow> changed;
    for (const auto& note : writes.notes)
        changed.insert(note.note.id, note);
    PgColumns notes("text text text text bigint text text text bigint text");
    for (const auto& note : std::as_const(changed))
        notes.addTuple(noteValues(note));
    to.add(notes, upsertInto("notes", QStringLiteral("bot, conversation, contact, ") + noteColumns(), "id"));

    PgColumns places("text text bigint text");
    for (const auto& list : writes.messages)
        for (const auto& message : list)
            for (const auto& file : message.attachments)
                places.addTuple(placeValues(file, {message.conversation, message.n}));
    for (const auto& row : writes.notes)
        for (const auto& file : row.isNew ? row.note.attachments : QList<Attachment>())
            places.addTuple(placeValues(file, {row.conversation, row.note.after, row.note.id}));
    to.add(places, insertInto("carried_files", QStringLiteral("file, conversation, n, note")));

    PgColumns seen("text integer bigint bigint");
    for (const auto& row : writes.seen)
        seen.add(row.conversation, row.byCustomer, row.upTo, row.at);
    to.add(seen, insertInto("seen", QStringLiteral("conversation, by_customer, up_to, at")) +
                     " ON CONFLICT DO NOTHING");

    PgColumns marks("text text bigint");
    for (auto it = writes.readMarks.cbegin(); it != writes.readMarks.cend(); ++it)
        marks.add(it.key().first, it.key().second, *it);
    to.add(marks,
           upsertInto("read_marks", QStringLiteral("member, conversation, up_to"), "member, conversation"));
}

void addRepeats(Statements& to, const Writes& writes)
{
    PgColumns answers("text text text bigint");
    for (auto it = writes.answers.cbegin(); it != writes.answers.cend(); ++it)
        answers.add(it.key().first, it.key().second, storage::Utf8{it->json}, it->at);
    to.add(answers, insertInto("commands", QStringLiteral("member, command, answer, at")));

    PgColumns events("text bytea bigint");
    for (auto it = writes.takenEvents.cbegin(); it != writes.takenEvents.cend(); ++it)
        events.add(it.key().bot, digestOf(it.key()), *it);
    to.add(events, insertInto("taken_events", QStringLiteral("bot, event, at")));

    PgColumns messages("text text bigint bigint");
    for (auto it = writes.takenMessages.cbegin(); it != writes.takenMessages.cend(); ++it)
        messages.add(it.key().first, it.key().second, it->n, it->at);
    to.add(messages, insertInto("taken_messages", QStringLiteral("conversation, client_id, n, at")));
}

void addActivity(Statements& to, const Writes& writes)
{
    PgColumns runs("text text text text text text text text bigint bigint bigint text bigint bigint text "
                   "text text");
    PgColumns steps("text bigint text text bigint bigint integer");
    for (auto it = writes.runs.cbegin(); it != writes.runs.cend(); ++it) {
        runs.addTuple(runValues(it->history));
        for (const auto& step : it->history.steps)
            if (it->steps.contains(step.index))
                steps.addTuple(stepValues(it.key(), step));
    }
    to.add(runs, upsertInto("workflow_runs", runColumns() + QStringLiteral(", words"), "id"));
    to.add(steps, upsertInto("workflow_steps", QStringLiteral("run, ") + stepColumns(), "run, step"));

    PgColumns durations("text text bigint text text bigint bigint bigint");
    for (auto it = writes.durations.cbegin(); it != writes.durations.cend(); ++it)
        durations.addTuple(durationValues(it.key(), *it));
    to.add(durations, upsertInto("step_durations",
                                 QStringLiteral("bot, workflow, step, name, newest, average, median, p95"),
                                 "bot, workflow, step, name"));

    PgColumns entries("text bigint text text text text text text text bigint text text text bigint text");
    for (const auto& entry : writes.entries)
        entries.addTuple(entryValues(entry));
    to.add(entries, upsertInto("autoupdates", entryColumns() + QStringLiteral(", words"), "bot, n"));
}

// ---- what is rare, or must keep its order: a statement each

void add(Statements& to, const StepWatch& watch)
{
    if (watch.since)
        to.addOne(
            "INSERT INTO step_watch(log, run, step, since) VALUES($1, $2, $3, $4) ON CONFLICT (log, run, "
            "step) DO UPDATE SET since = excluded.since",
            watch.run, watch.step, *watch.since);
    else
        to.addOne("DELETE FROM step_watch WHERE log = $1 AND run = $2 AND step = $3", watch.run, watch.step);
}

void add(Statements& to, const ClockMove& move)
{
    to.addOne(
        "UPDATE step_watch SET since = LEAST(since + $2::bigint, $3::bigint) WHERE log = $1 AND ($2::bigint "
        ">= 0 OR since > $3::bigint OR since < $4::bigint)",
        move.ms, move.now, move.now.ms - move.withinMs);
}

void add(Statements& to, const SubscriptionRow& row)
{
    to.addOne(
        "INSERT INTO subscriptions(log, member, device, wanted) VALUES($1, $2, $3, $4) ON CONFLICT (log, "
        "member, device) DO UPDATE SET wanted = excluded.wanted",
        row.member, orEmpty(row.device.toString()), storage::Utf8{row.wanted});
}

void add(Statements& to, const DeliveredPlace& row)
{
    to.addOne("UPDATE bots SET delivered_seq = $3 WHERE log = $1 AND id = $2", row.bot, row.seq);
}

void add(Statements& to, const AuditRow& row)
{
    to.addOne("INSERT INTO admin_audit(log, at, who, action, detail) VALUES($1, $2, $3, $4, $5)", row.at,
              row.who, row.action, row.detail);
}

void add(Statements& to, const NewLogId& row) { to.addOne("UPDATE logs SET id = $2 WHERE log = $1", row.id); }

void add(Statements& to, const BlockRow& row)
{
    const auto& block = row.block;
    to.addOne("INSERT INTO blocks(log, bot, contact, address, until, blocked_by, at) VALUES($1, $2, $3, $4, "
              "$5, $6, "
              "$7) ON CONFLICT (log, bot, contact) DO UPDATE SET address = excluded.address, until = "
              "excluded.until, blocked_by = excluded.blocked_by, at = excluded.at",
              block.bot, block.contact, orEmpty(block.address), block.until, orEmpty(block.by), block.at);
}

void add(Statements& to, const UnblockRow& row)
{
    to.addOne("DELETE FROM blocks WHERE log = $1 AND bot = $2 AND contact = $3", row.bot, row.contact);
}

void add(Statements& to, const SavedReplyRow& row)
{
    PgColumns rows("text text text text text text");
    rows.addTuple(savedReplyValues(row.reply));
    to.add(rows, upsertInto("saved_replies", savedReplyColumns(), "id"));
}

void add(Statements& to, const RemovedReplyRow& row)
{
    to.addOne("DELETE FROM saved_replies WHERE log = $1 AND id = $2", row.id);
}

void addForgetting(Statements& to, const Forgetting& what)
{
    for (const char* sql :
         {"DELETE FROM commands WHERE log = $1 AND (member, command) IN (SELECT member, command "
          "FROM commands WHERE log = $1 AND at < $2 ORDER BY at LIMIT $3)",
          "DELETE FROM taken_events WHERE log = $1 AND (bot, event) IN (SELECT bot, "
          "event FROM taken_events WHERE log = $1 AND at < $2 ORDER BY at LIMIT $3)",
          "DELETE FROM taken_messages WHERE log = $1 AND (conversation, client_id) IN (SELECT "
          "conversation, client_id FROM taken_messages WHERE log = $1 AND at < $2 ORDER BY at "
          "LIMIT $3)"})
        to.addOne(sql, what.before, what.mostOfAKind);
}

} // namespace

std::vector<PgStatement> statementsOf(const Writes& writes, int log)
{
    Statements all(log);
    addEvents(all, writes);
    addConversations(all, writes);
    addRepeats(all, writes);
    addActivity(all, writes);
    for (const auto& watch : writes.watches)
        std::visit([&](const auto& change) { add(all, change); }, watch);
    for (const auto& row : writes.sideRows)
        std::visit([&](const auto& known) { add(all, known); }, row);
    if (writes.forgetting)
        addForgetting(all, *writes.forgetting);
    return all.take();
}

PgStatement markSweep(int log, const QString& member, const QString& conversation, int limit)
{
    return PgStatement(
        "WITH looked AS (SELECT member, conversation, EXISTS(SELECT 1 FROM conversations c WHERE c.log = "
        "r.log AND c.id = r.conversation) AS stays FROM read_marks r WHERE log = $1 AND (member, "
        "conversation) > ($2, $3) ORDER BY member, "
        "conversation LIMIT $4), gone AS (DELETE FROM read_marks r USING looked l WHERE r.log = $1 AND "
        "r.member = "
        "l.member AND r.conversation = l.conversation AND NOT l.stays) SELECT member, conversation, COUNT(*) "
        "OVER () FROM looked ORDER BY member DESC, conversation DESC LIMIT 1",
        log, member, conversation, limit);
}

PgStatement seenSweep(int log, const QString& conversation, int limit)
{
    return PgStatement(
        "WITH looked AS (SELECT conversation, EXISTS(SELECT 1 FROM conversations c WHERE c.log = $1 AND c.id "
        "= s.conversation) AS stays FROM (SELECT DISTINCT conversation FROM seen WHERE log = $1 AND "
        "conversation > $2 ORDER BY conversation LIMIT $3) s), gone AS (DELETE FROM seen USING looked l "
        "WHERE "
        "seen.log = $1 AND seen.conversation = l.conversation AND NOT l.stays) SELECT conversation, COUNT(*) "
        "OVER () FROM looked ORDER BY conversation DESC LIMIT 1",
        log, conversation, limit);
}

} // namespace baton::relay::desk
