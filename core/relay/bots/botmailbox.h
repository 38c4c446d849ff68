// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/botreading.h"
#include "core/net/loop/executor.h"
#include "core/relay/bots/courier.h"
#include "core/relay/mail/mailstore.h"
#include "core/relay/parts/relayparts.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <map>

namespace baton::relay {

/// One bot's mail: in order within each conversation, at least once. While the bot keeps up its events come
/// straight from the desk; when it falls behind they are read from storage. A conversation whose delivery
/// fails is *held*: what is its own waits in the store, and the others go on. What the bot refuses for good
/// is parked, and its conversation goes on. Lives on the post's thread.
class BotMailbox : public QObject
{
    Q_OBJECT
public:
    /// @param post the thread it lives on
    /// @param setAt when the bot was last changed, at the address it has now
    BotMailbox(RelayParts& parts, Executor& post, MailStore& store, const BotId& bot, qint64 place,
               Instant setAt);

    const BotId& bot() const { return m_bot; }
    /// Who carries from now on; null while nobody does. What was under way and not acknowledged is carried
    /// again.
    void setCourier(std::shared_ptr<Courier> courier);
    Courier* courier() const { return m_courier.get(); }
    /// An admin has changed the bot: an address that said it was gone may be another one now.
    void setAnew(Instant setAt);

    /// Events of this bot that have become durable, in order, up to and including number @p upTo of the log.
    void committed(const std::vector<desk::Recorded>& events, qint64 upTo);
    /// Sent along at once when nothing of its conversation waits; otherwise dropped, since it would be stale.
    void mention(const Parcel& parcel);
    /// Of no conversation, so nothing waits before it. False when it could not be sent now.
    bool tell(const Parcel& parcel);
    bool isInTrouble() const { return !m_held.isEmpty(); }
    /// Somebody wants something of this conversation sent again; the store holds it.
    void sendAgain(const ConversationId& conversation);

private:
    /// What is carried once: parcels of one conversation, or of several when the courier takes many.
    struct Round
    {
        QList<Parcel> parcels;
        bool isHeld = false;
        bool hasMore = false; ///< of the transcript of its one parcel
        qint64 told = 0;      ///< up to here the bot has it then
    };
    struct Waiting
    {
        Parcel parcel;
        std::optional<HandBack> handBack;
    };
    /// A conversation in trouble. What it waits with is in the store.
    struct Held
    {
        int failures = 0;
        QDeadlineTimer notBefore;
        std::optional<HandBack> handBack; ///< the one that is told part by part
    };

    Notices notices() const;
    void load();
    void loaded(const Result<std::vector<desk::Recorded>>& events, qint64 upTo, int limit);
    void goOn();
    void enqueue(const std::vector<desk::Recorded>& events);
    void holdWhatIsBehind();
    void pump();
    bool startFresh();
    bool startHeld();
    void readHeld(const ConversationId& conversation, const QList<qint64>& seqs);
    void fillTranscript(const Waiting& waiting, bool isHeld);
    void carry(const Round& round);
    void finished(const Round& round, const Outcome& outcome);
    void delivered(const Round& round);
    void rememberPart(const Round& round);
    void refused(const Round& round, const Outcome& outcome);
    void gone(const Round& round, const Outcome& outcome);
    void failed(const Round& round, const Outcome& outcome);
    bool hold(const ConversationId& conversation);
    void release(const Round& round);
    bool mayHold();
    void pause(qint64 milliseconds);
    qint64 backOff(int failures) const;
    void advance();
    bool worked(const Result<void>& done);
    ParkedMail parked(const Parcel& parcel, const Outcome& outcome) const;
    /// Reads on the reading thread, and comes back unless another courier has come meanwhile.
    template <typename Read, typename Then>
    void ask(Read read, Then then);

    RelayParts& m_parts;
    Executor& m_post;
    MailStore& m_store;
    BotId m_bot;
    std::shared_ptr<Courier> m_courier;
    std::map<qint64, Waiting> m_fresh; ///< by number; under way too, until settled
    QHash<ConversationId, Held> m_held;
    QSet<ConversationId> m_underWay;
    Instant m_setAt;
    qint64 m_place = 0;    ///< as the store has it
    qint64 m_loadedTo = 0; ///< everything up to here is settled, fresh, held, or not for this bot
    qint64 m_lastSeen = 0;
    bool m_live = false; ///< m_loadedTo is the end of the log, so new events may be added as they come
    bool m_loading = false;
    bool m_isStopped = false; ///< the webhook answered 410
    bool m_heldTurn = false;
    int m_carrying = 0;
    int m_heldCarrying = 0;
    int m_unreachable = 0;
    quint64 m_round = 0; ///< changes with the courier, so that late answers of an earlier one are dropped
    QDeadlineTimer m_pause;
    QTimer m_timer;
};

} // namespace baton::relay
