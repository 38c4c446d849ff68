// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/draft.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr qint64 forgetAtLeast = 100; ///< rows of each memory at a time, besides twice what has come since
constexpr int marksLookedAt = 200;

} // namespace

/// What the command itself has written goes before what those before it have.
template <typename Key, typename Value>
const Value* Draft::written(QHash<Key, Value> Writes::*rows, const Key& key) const
{
    for (const auto* writes : {&m_part, &m_batch}) {
        const auto& table = writes->*rows;
        if (const auto it = table.constFind(key); it != table.constEnd())
            return &*it;
    }
    return nullptr;
}

void Draft::clear()
{
    m_part = {};
    m_batch = {};
    m_bots.clear();
}

Result<QByteArray> Draft::answered(const MemberId& member, const CommandId& command)
{
    const CommandKey key{member, command};
    if (const auto* given = written(&Writes::answers, key))
        return given->json;
    BATON_TRY_INTO(const auto answer, m_log.answer(key));
    return answer.value_or(QByteArray());
}

void Draft::remember(const MemberId& member, const CommandId& command, const QByteArray& answer)
{
    ++m_remembered;
    m_part.answers.insert({member, command}, {answer, Instant::now()});
}

Result<bool> Draft::take(const EventKey& event)
{
    ++m_remembered;
    if (written(&Writes::takenEvents, event))
        return false;
    BATON_TRY_INTO(const auto isTaken, m_log.isTaken(event));
    if (!isTaken)
        m_part.takenEvents.insert(event, Instant::now());
    return !isTaken;
}

Result<std::optional<Message>> Draft::takenMessage(const ConversationId& id, const QString& pageId)
{
    const PageMessageKey key{id, pageId};
    const auto* taken = written(&Writes::takenMessages, key);
    if (!taken)
        return m_log.takenMessage(key);
    for (const auto* writes : {&m_part, &m_batch})
        for (const auto& message : writes->messages.value(id))
            if (message.n == taken->n)
                return message;
    return std::nullopt;
}

void Draft::takeMessage(const ConversationId& id, const QString& pageId, qint64 n)
{
    ++m_remembered;
    m_part.takenMessages.insert({id, pageId}, {n, Instant::now()});
}

void Draft::forget(Instant before)
{
    m_part.forgetting = Forgetting{before, 2 * m_remembered + forgetAtLeast, marksLookedAt};
    m_remembered = 0;
}

Result<QList<Message>> Draft::newestMessages(const ConversationId& id, qint64 limit)
{
    const auto fresh = m_batch.messages.value(id) + m_part.messages.value(id);
    const auto* change = written(&Writes::conversations, id);
    const bool isWhole = change && fresh.size() == change->row->conversation.messageCount;
    auto messages = fresh.last(std::min<qsizetype>(fresh.size(), limit));
    if (fresh.size() < limit && !isWhole) {
        BATON_TRY_INTO(auto before, m_log.newestMessages(id, limit - fresh.size()));
        messages = before + messages;
    }
    for (auto& message : messages)
        if (const auto* now = written(&Writes::rewritten, MessageKey(id, message.n)))
            message = *now;
    return messages;
}

Result<std::optional<Message>> Draft::message(const ConversationId& id, qint64 n)
{
    const MessageKey key{id, n};
    if (const auto* now = written(&Writes::rewritten, key))
        return *now;
    for (const auto* writes : {&m_part, &m_batch})
        for (const auto& message : writes->messages.value(id))
            if (message.n == n)
                return message;
    return m_log.message(key);
}

Result<MemberId> Draft::authorOf(const MessageKey& key)
{
    const auto* author = written(&Writes::authors, key);
    return author ? Result<MemberId>(*author) : m_log.authorOf(key);
}

Result<std::optional<NoteRow>> Draft::note(const NoteId& id)
{
    for (const auto* writes : {&m_part, &m_batch})
        for (auto it = writes->notes.rbegin(); it != writes->notes.rend(); ++it)
            if (it->note.id == id)
                return *it;
    return m_log.note(id);
}

Result<std::optional<FilePlace>> Draft::placeOf(const FileId& file)
{
    const auto isIt = [&file](const Attachment& one) { return one.id == file; };
    const auto isIn = [&](const QList<Attachment>& files) {
        return std::any_of(files.begin(), files.end(), isIt);
    };
    for (const auto* writes : {&m_part, &m_batch}) {
        for (const auto& messages : writes->messages)
            for (const auto& message : messages)
                if (isIn(message.attachments))
                    return FilePlace{message.conversation, message.n};
        for (const auto& row : writes->notes)
            if (row.isNew && isIn(row.note.attachments))
                return FilePlace{row.conversation, row.note.after, row.note.id};
    }
    return m_log.placeOf(file);
}

Result<qint64> Draft::seenUpTo(const ConversationId& id, bool byCustomer)
{
    for (const auto* writes : {&m_part, &m_batch})
        for (auto it = writes->seen.rbegin(); it != writes->seen.rend(); ++it)
            if (it->conversation == id && it->byCustomer == byCustomer)
                return it->upTo;
    return m_log.seenUpTo(id, byCustomer);
}

Result<std::optional<Event>> Draft::newestEvent(const ConversationId& id, const QStringList& types)
{
    for (const auto* writes : {&m_part, &m_batch}) {
        const auto& events = writes->events;
        const auto it = std::find_if(events.rbegin(), events.rend(), [&](const Recorded& recorded) {
            return recorded.conversation == id && types.contains(recorded.event.type);
        });
        if (it != events.rend())
            return it->event;
    }
    return m_log.newestEvent(id, types);
}

Result<qint64> Draft::readMark(const MemberId& member, const ConversationId& id)
{
    const MarkKey key{member, id};
    if (const auto* upTo = written(&Writes::readMarks, key))
        return *upTo;
    BATON_TRY_INTO(const auto upTo, m_log.readMark(key));
    return upTo.value_or(0);
}

Result<std::optional<BotSetup>> Draft::bot(const BotId& id)
{
    if (const auto it = m_bots.constFind(id); it != m_bots.constEnd())
        return *it;
    BATON_TRY_INTO(auto setup, m_log.bot(id));
    m_bots.insert(id, setup);
    return setup;
}

Result<std::optional<RunHistory>> Draft::run(const RunId& id)
{
    if (const auto* changes = written(&Writes::runs, id))
        return changes->history;
    return m_log.run(id);
}

Result<std::optional<RunHistory>> Draft::run(const BotId& bot, const QString& key)
{
    if (const auto* id = written(&Writes::runKeys, RunKey(bot, key)))
        return run(*id);
    return m_log.run(bot, key);
}

void Draft::save(RunHistory history, const QList<qint64>& steps)
{
    // As it would be loaded.
    placeStep(history);
    const auto* before = written(&Writes::runs, history.run.id);
    RunChanges changes{std::move(history), before ? before->steps : QSet<qint64>()};
    changes.steps += QSet<qint64>(steps.begin(), steps.end());
    const auto& run = changes.history.run;
    const auto id = run.id;
    m_part.runKeys.insert({run.bot.id, run.run}, id);
    m_part.runs.insert(id, std::move(changes));
}

Result<StepDurations> Draft::durations(const StepKey& key)
{
    if (const auto* durations = written(&Writes::durations, key))
        return *durations;
    return m_log.durations(key);
}

Result<ChainEnd> Draft::chainEnd(const BotId& bot)
{
    if (const auto* end = written(&Writes::chainEnds, bot))
        return *end;
    return m_log.chainEnd(bot);
}

void Draft::extend(const AutoUpdate& entry)
{
    m_part.chainEnds.insert(entry.bot.id, {entry.n, entry.hash});
    m_part.entries.insert(entry.id, entry);
}

Result<std::optional<AutoUpdate>> Draft::autoUpdate(const AutoUpdateId& id)
{
    if (const auto* entry = written(&Writes::entries, id))
        return *entry;
    return m_log.autoUpdate(id);
}

Result<QList<protocol::SavedReply>> Draft::savedReplies()
{
    BATON_TRY_INTO(auto replies, m_log.savedReplies());
    for (const auto* writes : {&m_batch, &m_part}) {
        for (const auto& row : writes->sideRows) {
            const auto* saved = std::get_if<SavedReplyRow>(&row);
            const auto* removed = std::get_if<RemovedReplyRow>(&row);
            if (!saved && !removed)
                continue;
            const auto& id = saved ? saved->reply.id : removed->id;
            replies.removeIf([&](const protocol::SavedReply& reply) { return reply.id == id; });
            if (saved)
                replies.append(saved->reply);
        }
    }
    return replies;
}

} // namespace baton::relay::desk
