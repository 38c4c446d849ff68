// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/log.h"

namespace baton::relay::desk {

/// What a batch has written so far, in memory, over what its log holds: whoever reads sees both. What a
/// command writes is a part of it, which is kept or dropped as a whole. Desk thread only, inside a batch.
class Draft
{
public:
    explicit Draft(Log& log) : m_log(log) {}

    /// The command was carried out.
    void keepPart() { m_batch.add(std::exchange(m_part, {})); }
    /// It was refused: nothing of it is written.
    void dropPart() { m_part = {}; }
    /// Another batch.
    void clear();

    /// What is written by the command that is being carried out.
    Writes& part() { return m_part; }
    const Writes& part() const { return m_part; }
    /// By those before it.
    const Writes& batch() const { return m_batch; }

    // ---- what was asked before
    /// The answer that was given, as JSON; empty when the command is new.
    Result<QByteArray> answered(const MemberId& member, const CommandId& command);
    void remember(const MemberId& member, const CommandId& command, const QByteArray& answer);
    /// True when the event is new, and taken now.
    Result<bool> take(const EventKey& event);
    /// It was left out: the same event may come again.
    void untake(const EventKey& event) { m_part.takenEvents.remove(event); }
    Result<std::optional<Message>> takenMessage(const ConversationId& id, const QString& pageId);
    void takeMessage(const ConversationId& id, const QString& pageId, qint64 n);
    /// Forgets what is older than @p before, more of it than has come since the last time.
    void forget(Instant before);
    /// How much was remembered since then.
    qint64 remembered() const { return m_remembered; }

    // ---- transcripts
    Result<QList<Message>> newestMessages(const ConversationId& id, qint64 limit);
    Result<std::optional<Message>> message(const ConversationId& id, qint64 n);
    Result<MemberId> authorOf(const MessageKey& key);
    /// It was written before, and is this by now.
    void rewrite(const Message& message)
    {
        m_part.rewritten.insert({message.conversation, message.n}, message);
    }
    Result<std::optional<NoteRow>> note(const NoteId& id);
    void save(NoteRow note) { m_part.notes.push_back(std::move(note)); }
    Result<std::optional<FilePlace>> placeOf(const FileId& file);
    Result<qint64> seenUpTo(const ConversationId& id, bool byCustomer);
    void saw(const SeenRow& seen) { m_part.seen.push_back(seen); }
    Result<std::optional<Event>> newestEvent(const ConversationId& id, const QStringList& types);
    Result<qint64> readMark(const MemberId& member, const ConversationId& id);
    /// Asked once in a batch.
    Result<std::optional<BotSetup>> bot(const BotId& id);

    // ---- workflow runs and auto-updates
    Result<std::optional<RunHistory>> run(const RunId& id);
    Result<std::optional<RunHistory>> run(const BotId& bot, const QString& key);
    void save(RunHistory history, const QList<qint64>& steps);
    Result<StepDurations> durations(const StepKey& key);
    Result<ChainEnd> chainEnd(const BotId& bot);
    /// With an entry that comes behind its end.
    void extend(const AutoUpdate& entry);
    Result<std::optional<AutoUpdate>> autoUpdate(const AutoUpdateId& id);

    // ---- saved replies
    /// All of them; changed by side rows.
    Result<QList<protocol::SavedReply>> savedReplies();

private:
    template <typename Key, typename Value>
    const Value* written(QHash<Key, Value> Writes::*rows, const Key& key) const;

    Log& m_log;
    Writes m_part;
    Writes m_batch;
    QHash<BotId, std::optional<BotSetup>> m_bots;
    qint64 m_remembered = 0;
};

} // namespace baton::relay::desk
