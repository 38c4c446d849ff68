// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/writes.h"

#include <QMap>
#include <QStringList>
#include <chrono>
#include <functional>

namespace baton::relay::desk {

/// Where a log ends.
struct LogHead
{
    QString id;     ///< which log it is: another one after a restore
    qint64 seq = 0; ///< of the last event; 0 when there is none
    Instant at;     ///< what it bears
};

/// What became of a batch.
struct CommitOutcome
{
    enum class Kind {
        Done,    ///< it is durable
        Refused, ///< nothing of it was written
        Unknown, ///< one of the two; the same commands sent again settle it
    };
    Kind kind = Kind::Done;
    Refusal why = {}; ///< unless it is done

    explicit operator bool() const { return kind == Kind::Done; }
};

/// Of a bot, as its admin last set it.
struct BotSetup
{
    QString name;
    QMap<QString, QString> settings;
};

/// What the commands that wait will ask for.
struct Foreseen
{
    QSet<CommandKey> answers;
    QSet<EventKey> events;
    QSet<ConversationId> conversations;
    QSet<SubjectKey> subjects;

    qsizetype size() const { return answers.size() + events.size() + conversations.size() + subjects.size(); }
};

/// Is told what other desks have written, in order, a bounded number of events at a time.
using News = std::function<void(const std::vector<Recorded>&)>;

/// Where the desk's events and rows lie; it knows no SQL. A batch is begun at the head, loads what it needs,
/// and ends with commit() or abandon(): what it writes is durable together, or not at all. Several desks may
/// have a log open: while one is in a batch, the others wait. Opened and used on the desk's thread. A refusal
/// means that the storage failed; the batch must be abandoned then.
class Log
{
public:
    Log() = default;
    virtual ~Log() = default;
    Q_DISABLE_COPY_MOVE(Log)

    /// At the last begin() or commit().
    virtual LogHead head() const = 0;
    /// Whether it is quicker to load much at once.
    virtual bool looksAhead() const { return false; }
    /// Opens a batch at the head, after @p tell was given what other desks have written since this one last
    /// knew it. What is @p foreseen may be loaded with it; whatever else is asked for is loaded then.
    virtual Result<void> begin(const Foreseen& foreseen, const News& tell) = 0;
    /// @p writes has events numbered from the head on
    virtual CommitOutcome commit(const Writes& writes) = 0;
    /// Nothing of the batch was written. May be called when none is open.
    virtual void abandon() = 0;
    /// What each event of a batch costs at its commit, by those that were.
    virtual std::chrono::nanoseconds costOfAnEvent() const { return {}; }
    /// Between two batches: what need not be done at each.
    virtual void tend() {}

    // ---- inside a batch: what was committed before it
    // Each of these gives nothing when there is none such.
    virtual Result<std::optional<Stored>> conversation(const ConversationId& id) = 0;
    /// By the bot's own key, else by the relay's id of it.
    virtual Result<std::optional<Stored>> conversationOfSubject(const BotId& bot, const QString& key) = 0;
    /// The newest.
    virtual Result<std::optional<Stored>> conversationOfVisitor(const BotId& bot,
                                                                const QByteArray& visitor) = 0;
    /// Those that are not in @p besides, the newest first, at most @p limit.
    virtual Result<std::vector<Stored>> conversationsOfContact(const BotId& bot, const ContactId& contact,
                                                               const QSet<ConversationId>& besides,
                                                               int limit) = 0;
    /// How many a member holds of those that are not in @p besides.
    virtual Result<qint64> heldBy(const MemberId& member, const QSet<ConversationId>& besides) = 0;
    virtual Result<std::optional<BotSetup>> bot(const BotId& id) = 0;
    /// In order.
    virtual Result<QList<Message>> newestMessages(const ConversationId& id, qint64 limit) = 0;
    virtual Result<std::optional<Message>> message(const MessageKey& key) = 0;
    /// The agent who has written it; empty when none has, or that was never written down.
    virtual Result<MemberId> authorOf(const MessageKey& key) = 0;
    virtual Result<std::optional<NoteRow>> note(const NoteId& id) = 0;
    /// Which message or note carries it.
    virtual Result<std::optional<FilePlace>> placeOf(const FileId& file) = 0;
    /// How far one side has seen; 0 when it has seen nothing.
    virtual Result<qint64> seenUpTo(const ConversationId& id, bool byCustomer) = 0;
    /// The last event of one of these types; messages are none of them.
    virtual Result<std::optional<Event>> newestEvent(const ConversationId& id, const QStringList& types) = 0;

    /// As JSON.
    virtual Result<std::optional<QByteArray>> answer(const CommandKey& key) = 0;
    virtual Result<bool> isTaken(const EventKey& key) = 0;
    virtual Result<std::optional<Message>> takenMessage(const PageMessageKey& key) = 0;
    virtual Result<std::optional<qint64>> readMark(const MarkKey& key) = 0;

    virtual Result<std::optional<RunHistory>> run(const RunId& id) = 0;
    virtual Result<std::optional<RunHistory>> run(const BotId& bot, const QString& key) = 0;
    /// None when the step was never seen.
    virtual Result<StepDurations> durations(const StepKey& key) = 0;
    virtual Result<ChainEnd> chainEnd(const BotId& bot) = 0;
    virtual Result<std::optional<AutoUpdate>> autoUpdate(const AutoUpdateId& id) = 0;
    virtual Result<QList<protocol::SavedReply>> savedReplies() = 0;
};

} // namespace baton::relay::desk
