// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/outbox.h"
#include "core/client/replica.h"
#include "core/client/session.h"
#include "core/client/tally.h"
#include "core/protocol/agent/signin.h"

#include <QTimer>

namespace baton::client {
class Backfill;
class SignIn;
class Transcripts;
class TypingBoard;

/// What of a Session does I/O, on a thread of its own; the Session says its signals again.
class Worker : public SessionSignals
{
    Q_OBJECT
public:
    explicit Worker(Session::Options options);
    ~Worker() override;
    void begin();
    bool isUsable() const { return m_cache != nullptr; }
    void showCached(const QUrl& relay);
    void signIn(const QUrl& relay, const QString& email, const QString& password);
    void resume(const QUrl& relay, const QString& token);
    void signOut(bool keepsWords); ///< sends what is held first
    void finish();                 ///< likewise; finished() follows
    void refresh();
    void networkRegained();
    void command(const QueuedCommand& command);
    void undo(const ConversationId& id);
    void retryReply(const CommandId& id);
    void discardReply(const CommandId& id);
    void setTyping(const ConversationId& id, bool on);
    void markRead(const ConversationId& id, qint64 upTo);
    void setAvailability(const QString& availability);
    void markTold(qint64 seq);
    void openTranscript(const ConversationId& id, qint64 at);
    void loadEarlier(const ConversationId& id);
    void loadLater(const ConversationId& id);
    void setDraft(const ConversationId& id, const QString& text);
    void request(QLatin1String method, const QJsonObject& params,
                 const std::function<void(const Result<QJsonObject>&)>& reply);
Q_SIGNALS:
    void tokenGranted(const QUrl& relay, const QString& token);
    void tokenRefused();
    /// By this one the relay is asked from now on; empty: by none.
    void tokenHeld(const QUrl& relay, const QByteArray& token);
    void botsChanged(const QList<baton::BotRef>& bots);
    void draftsRestored(const QHash<baton::ConversationId, QString>& drafts);
    void finished();

private:
    void connectLink();
    void connectOutbox();
    void connectParts();
    void enter(const QUrl& relay, const QString& token);
    void granted(const QUrl& relay, const protocol::SignInAnswer& answer);
    void takeOwner(const MemberId& member);
    void restoreWords();
    void setMember(const protocol::MemberProfile& member);
    void whenLetGo(std::function<void()> next);
    void goOn();
    void leave(bool keepsWords);
    void setLink(LinkStatus::State state, const QString& detail, int retryMs = 0);
    void hello();
    void helloAnswered(const protocol::HelloResult& result);
    void takeSnapshot(const protocol::HelloResult& result);
    void dropWhatMayBeWithdrawn();
    void takeMarks(const QList<protocol::ReadMark>& marks);
    void sessionStands();
    void listed(const QList<Conversation>& conversations, const protocol::Counts& counts);
    void listedAll(bool everything);
    void notified(const QString& method, const QJsonObject& params);
    void apply(const protocol::Event& event);
    void noted(const Replica::Change& change);
    void missing();
    void passing(const protocol::Presence& presence);
    void memberChanged(const protocol::MemberChanged& changed);
    void setBots(const QList<BotRef>& bots);
    void missingConversation(const ConversationId& id, qint64 n);
    void fetchUnknown(const ConversationId& id, bool isLastTry);
    void answered(const QueuedCommand& command, const QJsonObject& result);
    void fetchSubscriptions();
    void touched(const ConversationId& id);
    void somethingChanged();
    void flush();
    void save();
    Session::Options m_options;
    std::unique_ptr<LocalCache> m_cache;
    RelayLink* m_link = nullptr;
    SignIn* m_signIn = nullptr;
    Outbox* m_outbox = nullptr;
    Transcripts* m_transcripts = nullptr;
    Backfill* m_backfill = nullptr;
    TypingBoard* m_typing = nullptr;
    Replica m_replica;
    Tally m_tally;
    QUrl m_relay;
    QByteArray m_token;
    protocol::MemberProfile m_member;
    QList<BotRef> m_bots;
    bool m_announced = false;                ///< signedIn() has been told since the last enter()
    QSet<ConversationId> m_touched;          ///< to be told at the next flush()
    QSet<ConversationId> m_dirty;            ///< to be written at the next save()
    QSet<ConversationId> m_maybeOffline;     ///< were online before the link was lost
    QHash<ConversationId, qint64> m_unknown; ///< being fetched, and the highest n any event told of
    QHash<ConversationId, qint64> m_unsentMarks;
    QTimer m_flush;
    QTimer m_save;
    std::function<void()> m_next; ///< to be done when the last words are answered
    QString m_availability;
    QString m_log; ///< which the replica's number is of; empty while that is not known
    qint64 m_told = 0;
    quint64 m_helloRound = 0;
    qint64 m_missingAt = -1; ///< the number the last gap was met at
    bool m_saidHello = false;
    bool m_anew = false; ///< the next hello asks for the whole picture
    bool m_countsChanged = false;
    bool m_toldChanged = false;
};

} // namespace baton::client
