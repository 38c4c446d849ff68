// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/desk/log/customersthere.h"
#include "core/desk/log/tables.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <memory>
#include <vector>

namespace baton::relay::desk {

/// What the verbs write through: the log, its projections and the memory of what was asked before, inside the
/// transaction that the desk holds open. Desk thread only. Pointers to Stored are good until it is rolled
/// back.
class Ledger
{
public:
    /// @p presence tells, and learns, whose customers are there.
    Ledger(storage::Database& database, std::shared_ptr<CustomersThere> presence);

    Result<void> open();
    /// At the start of each transaction: the time its events bear. A clock that was set back is waited for,
    /// up to a day, so that what happens later never bears an earlier time.
    void begin(Instant now);

    // Each gives nullptr when there is no such conversation.
    Result<Stored*> find(const ConversationId& id);
    Result<Stored*> findBySubject(const BotId& bot, const QString& subject);
    Result<Stored*> findByVisitor(const BotId& bot, const QByteArray& visitor);
    Result<Stored*> findByContact(const BotId& bot, const ContactId& contact);
    Result<std::optional<BotRef>> bot(const BotId& id);
    /// As its admin last set them; none for a bot that is unknown.
    Result<QMap<QString, QString>> botSettings(const BotId& id);

    /// A new conversation in state Bot; its event is recorded.
    Result<Stored*> create(const BotRef& bot, const QString& channel, Contact contact, QString subject,
                           QByteArray visitor, Instant at, bool fromBot);
    /// Records @p type with the conversation as it is now, and saves it.
    Result<void> record(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by,
                        bool fromBot = false);
    /// The same for what an agent does; by nobody when it is the relay itself.
    Result<void> record(QLatin1String type, Stored& stored, const Agent& by);
    /// Records that its channel or what is known of its customer has changed, and saves that.
    Result<void> describe(Stored& stored, bool fromBot);
    /// Appends a message to the transcript. @p at is when its author says that it was written.
    Result<Message> say(Stored& stored, Author author, const QString& text, Instant at,
                        std::optional<double> confidence = std::nullopt, bool fromBot = false);

    /// Records what is not of a conversation: workflow runs, changes of a bot.
    Result<void> note(QLatin1String type, const BotId& bot, Happening happening, Instant at,
                      const QJsonObject& inner = {}, const DeviceId& device = {});
    /// For what is asked in one place alone, and the tables of what note() records; inside the desk's
    /// transaction.
    storage::Database& database() { return m_database; }

    /// The answer that was given before, as JSON; empty when the command is new.
    Result<QByteArray> answered(const MemberId& member, const CommandId& command);
    Result<void> remember(const MemberId& member, const CommandId& command, const QByteArray& answer);
    /// True when the event is new, and taken now.
    Result<bool> take(const BotId& bot, const QString& source, const QString& id);
    /// It was left out: the same event may come again.
    Result<void> untake(const BotId& bot, const QString& source, const QString& id);
    bool isOnline(const ConversationId& id) const { return m_presence && m_presence->isOnline(id); }
    Result<std::optional<Message>> takenMessage(const ConversationId& id, const QString& clientId);
    Result<void> takeMessage(const ConversationId& id, const QString& clientId, qint64 n);
    Result<QList<Message>> newestMessages(const ConversationId& id, int limit);
    /// Forgets repeats older than @p before; at most @p limit rows of a kind, so that it never holds up a
    /// claim.
    Result<void> forget(Instant before, qint64 limit);
    /// How many repeats were taken into memory since then.
    qint64 remembered() const { return m_remembered; }

    /// Which log this is.
    QString log() const { return m_log; }
    /// Another one from now on.
    Result<void> renewLog();

    /// What was recorded since the last commit; the desk publishes it after the commit.
    const std::vector<Recorded>& pending() const { return m_pending; }
    qint64 lastSeq() const { return m_seq; }
    void committed();
    void rolledBack();
    /// For a part of a transaction that may be undone alone.
    struct Mark
    {
        qint64 seq;
        size_t pending;
    };
    Mark mark() const { return {m_seq, m_pending.size()}; }
    void rolledBackTo(const Mark& mark);

private:
    /// Whether the customer is there is not kept with the rest.
    Stored* asTheyAre(Stored* stored) const;
    Result<Stored*> load(const QString& where, const QVariant& a, const QVariant& b);
    Result<void> change(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by, bool fromBot,
                        const DeviceId& device);
    Result<void> append(QLatin1String type, const Stored& stored, Happening happening, Instant at,
                        bool fromBot, const DeviceId& device = {});
    Result<void> append(Recorded recorded, QJsonObject inner);

    storage::Database& m_database;
    std::shared_ptr<CustomersThere> m_presence;
    Tables m_tables;
    QHash<ConversationId, std::shared_ptr<Stored>> m_known;
    QSet<ConversationId> m_touched;
    std::vector<Recorded> m_pending;
    qint64 m_seq = 0;
    qint64 m_committedSeq = 0;
    Instant m_moment; ///< what the events of this transaction bear
    qint64 m_remembered = 0;
    QString m_log;
};

} // namespace baton::relay::desk
