// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/storage/database.h"

#include <QList>

namespace baton::relay {

/// Why a notice lies aside, and what became of it. A stopped one stands for its whole bot.
enum class ParkedState { Parked, Stopped, Wanted, Sending, Delivered };
QString nameOf(ParkedState state);

/// A notice that its bot refused for good, kept until somebody sends it again.
struct ParkedMail
{
    BotId bot;
    ConversationId conversation;
    qint64 seq = 0; ///< of its event
    QString type;   ///< of the notice
    QString host;   ///< where it went
    int status = 0; ///< of HTTP
    QString why;
    Instant at;
};

/// How far each bot's mail is, in a file of its own (mail.db). Up to its *place* in the event log everything
/// was delivered, or is *held*: not delivered yet, since its conversation is in trouble, while others go on;
/// or was *parked*. Written before the place moves, so a crash repeats, and loses nothing. One thread.
class MailStore
{
public:
    /// What is damaged is put aside and begun anew; see seedFrom(). Refused when it can only not be opened
    /// now: what is held and parked must not be lost to a full disk.
    static Result<std::unique_ptr<MailStore>> open(const QString& path);

    /// True until the store has once been seeded.
    Result<bool> isNew();
    /// Takes over what @p relay (baton.db) says: the places of an older version, or all that copyInto() put
    /// into a backup.
    Result<void> seedFrom(storage::Database& relay);
    /// Puts everything into tables of @p copy, a backup of the relay's database.
    static Result<void> copyInto(storage::Database& copy, storage::Database& mail);
    /// Forgets whatever is of numbers the log has not given out: it is of another history.
    Result<void> trim(qint64 lastSeq);

    Result<std::optional<qint64>> place(const BotId& bot);
    Result<void> setPlace(const BotId& bot, qint64 seq);

    Result<void> hold(const BotId& bot, const ConversationId& conversation, const QList<qint64>& seqs);
    Result<QList<ConversationId>> heldConversations(const BotId& bot);
    /// The first of a conversation, in order.
    Result<QList<qint64>> held(const BotId& bot, const ConversationId& conversation, qsizetype most);
    Result<qint64> heldCount(const BotId& bot);
    /// Delivered, or parked.
    Result<void> settle(const BotId& bot, const QList<qint64>& seqs, Instant now);

    Result<void> park(const ParkedMail& mail, ParkedState state);
    /// The bot's address answered that it is gone; @p setAt is when the bot was last changed by then.
    Result<void> stop(const ParkedMail& mail, Instant setAt);
    /// When the bot that was stopped had last been changed.
    Result<std::optional<Instant>> stoppedAsOf(const BotId& bot);
    Result<void> resume(const BotId& bot);

    /// What somebody wants sent again since the last call; a stopped one means that its bot goes on.
    struct Wanted
    {
        BotId bot;
        ConversationId conversation;
        qint64 seq = 0;
    };
    Result<QList<Wanted>> takeWanted(Instant now);
    /// How many are parked or stopped.
    Result<qint64> parkedCount();
    /// What was delivered by hand before @p before.
    Result<void> forget(Instant before);

private:
    explicit MailStore(std::unique_ptr<storage::Database> database) : m_database(std::move(database)) {}

    template <typename... Values>
    Result<storage::Query> run(const QString& sql, const Values&... values);
    template <typename... Values>
    Result<void> write(const QString& sql, const Values&... values);
    Result<std::optional<qint64>> number(const QString& sql, const BotId& bot);

    std::unique_ptr<storage::Database> m_database;
};

} // namespace baton::relay
