#pragma once

#include "core/client/localcache.h"
#include "core/client/outbox.h"
#include "core/client/relaylink.h"
#include "core/client/replica.h"
#include "core/client/session.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace baton::client {

/// Everything of a Session that does I/O, on a thread of its own: link, replica, cache, outbox. Signals hand
/// over values; they mirror Session's.
class Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(Session::Options options);
    ~Worker() override;

    void openCache();
    void signIn(const QUrl& relay, const QString& email, const QString& password);
    void resume(const QUrl& relay, const QString& token);
    void signOut();
    void refresh();
    void command(const QueuedCommand& command);
    void retryReply(const CommandId& id);
    void discardReply(const CommandId& id);
    void setTyping(const ConversationId& id, bool on);
    void markRead(const ConversationId& id, qint64 upTo);
    void setAvailability(const QString& availability);
    void openTranscript(const ConversationId& id);
    void loadEarlier(const ConversationId& id);
    void search(quint64 ticket, const protocol::ListParams& params);
    void setDraft(const ConversationId& id, const QString& text);

Q_SIGNALS:
    void linkChanged(const baton::client::LinkStatus& status);
    void tokenGranted(const QString& token);
    void tokenRefused();
    void signedIn(const baton::protocol::MemberProfile& member);
    void signInFailed(const QString& why);
    void botsChanged(const QList<baton::BotRef>& bots);
    void conversationsReset(const QList<baton::Conversation>& all);
    void conversationsChanged(const QList<baton::Conversation>& changed);
    void countsChanged(const baton::protocol::Counts& counts);
    void transcriptReset(const baton::ConversationId& id, const QList<baton::Message>& messages,
                         const QList<baton::HistoryEntry>& history, bool complete);
    void messagesAdded(const baton::ConversationId& id, const QList<baton::Message>& messages);
    void historyAdded(const baton::ConversationId& id, const baton::HistoryEntry& entry);
    void earlierLoaded(const baton::ConversationId& id, const QList<baton::Message>& messages,
                       const QList<baton::HistoryEntry>& history, bool complete);
    void pendingChanged(const baton::ConversationId& id, const QList<baton::client::PendingReply>& pending);
    void typingChanged(const baton::ConversationId& id, const baton::Author& author, bool on);
    void searchFinished(const baton::client::SearchResult& result);
    void started(const baton::ConversationId& id);
    void refused(baton::client::Verb verb, const baton::ConversationId& id, const baton::Refusal& refusal);
    void draftsRestored(const QHash<baton::ConversationId, QString>& drafts);
    void seenRestored(const QHash<baton::ConversationId, qint64>& seen);

private:
    struct Transcript
    {
        qint64 firstN = 0;
        qint64 lastN = 0;
        bool loading = false;
    };

    template <typename Method>
    void call(const typename Method::Params& params,
              std::function<void(Result<typename Method::Answer>)> reply);
    void enter(const QUrl& relay, const QString& token);
    void showCached();
    void hello();
    void helloAnswered(const protocol::HelloResult& result);
    void backfill(const std::optional<QString>& cursor);
    void notified(const QString& method, const QJsonObject& params);
    void event(const protocol::Event& event);
    void passing(const protocol::Typing& typing);
    void passing(const protocol::Presence& presence);
    void takeMessage(const Message& message);
    void fetchTranscript(const ConversationId& id);
    void fetchConversation(const ConversationId& id);
    void touched(const ConversationId& id);
    void flush();
    void setLink(LinkStatus::State state, const QString& detail, int retryMs = 0);

    Session::Options m_options;
    std::unique_ptr<LocalCache> m_cache;
    std::unique_ptr<Outbox> m_outbox;
    RelayLink* m_link;
    QNetworkAccessManager* m_network;
    Replica m_replica;
    QUrl m_relay;
    QByteArray m_token;
    protocol::MemberProfile m_member;
    QHash<ConversationId, Transcript> m_transcripts;
    QHash<ConversationId, QTimer*> m_typing;
    QSet<ConversationId> m_touched;
    QList<Message> m_unsaved;
    QTimer m_flush;
    QString m_availability;
    qint64 m_catchUpTo = 0;
    quint64 m_generation = 0; ///< of hellos, so that an old back-fill stops
    int m_held = 0;           ///< how many conversations back-filling has brought
};

} // namespace baton::client
