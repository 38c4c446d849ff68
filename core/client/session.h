// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/linktiming.h"
#include "core/client/sessionvalues.h"
#include "core/protocol/agent/agentmethods.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

namespace baton::client {

/// The console's side of one relay: connection, replica, local cache, outbox and credentials. This object
/// lives on the UI thread; all I/O happens on a thread of its own, which hands over values. Intents go in by
/// methods that return at once; what comes of them comes back by signals.
class Session : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString cacheDirectory; ///< one per profile; holds cache, outbox and drafts
        QString profile;        ///< names the keychain entry
        QString deviceName;
        LinkTiming timing = {};
        int keychainPatience = 4'000; ///< milliseconds, before it counts as not there
    };

    explicit Session(Options options, QObject* parent = nullptr);
    ~Session() override;

    /// Signs in; signedIn() or signInFailed() follows. The token goes to the keychain. Where it could be read
    /// on its way, neither password nor token is sent, unless that is wanted: @p inClear.
    void signIn(const QUrl& relay, const QString& email, const QString& password, bool inClear = false);
    /// Goes on with the token in the keychain; signInNeeded() follows when there is none or it is no longer
    /// good. Shows the cached picture at once.
    void resume(const QUrl& relay, bool inClear = false);
    /// Ends the session at the relay, and forgets the token and all conversations that were kept here.
    void signOut(UnsentWords words = UnsentWords::Keep);
    /// Conversations with a draft, or with replies that have not been sent.
    qsizetype unsent() const;
    /// The Refresh button, and waking from sleep: reconnects at once, or asks for everything anew.
    void refresh();

    // Each carries a command id of its own and is retried by itself until it is answered or refused().
    void claim(const ConversationId& id);
    // These three can be taken back for undoTime(); nobody else sees them before. See Outbox.
    void release(const ConversationId& id);
    void resolve(const ConversationId& id);
    void handBack(const ConversationId& id);
    void undo(const ConversationId& id);
    std::chrono::milliseconds undoTime() const;
    void start(const BotId& bot, const ContactId& contact);
    void reply(const ConversationId& id, const QString& markdown);
    /// Sends a reply that was refused once more (as a new command: pendingChanged() tells its new id), or
    /// drops it. Nothing happens to one that is still on its way.
    void retryReply(const CommandId& commandId);
    void discardReply(const CommandId& commandId);

    void setTyping(const ConversationId& id, bool on);
    /// Unread is `messageCount` less what was marked here; the marks are kept on this computer, restored by
    /// seenRestored(), and told to the relay, which tells the member's other devices: seenMoved().
    void markRead(const ConversationId& id, qint64 upTo);
    void setAvailability(const QString& availability);
    /// The last event this device has told its person of, or left to the lists. Kept on this computer a
    /// moment later; restored by toldRestored().
    void markTold(qint64 seq);

    /// Loads the transcript: from the cache at once, completed from the relay; transcriptReset() follows.
    /// With
    /// @p at it is the part around that message, wherever it is.
    void openTranscript(const ConversationId& id, qint64 at = 0);
    /// Loads messages before the oldest one that is known, or behind the last of a part.
    void loadEarlier(const ConversationId& id);
    void loadLater(const ConversationId& id);

    /// Asks the relay something whose answer nobody keeps. @p reply runs on this thread, within @p context's
    /// life; without a connection it is refused at once. See sessioncall.h for the typed form.
    void request(QLatin1String method, const QJsonObject& params, QObject* context,
                 std::function<void(const Result<QJsonObject>&)> reply);

    LinkStatus link() const;
    protocol::MemberProfile member() const;
    QUrl relay() const;
    QList<BotRef> bots() const;
    /// False when no system keychain could be used: the token is then kept in memory only, for this run.
    bool keychainAvailable() const;

    /// The draft of a conversation; kept on disk a moment after it changes, whatever happens to the program.
    QString draft(const ConversationId& id) const;
    void setDraft(const ConversationId& id, const QString& markdown);

Q_SIGNALS:
    void linkChanged(const baton::client::LinkStatus& status);
    /// Once after signIn() or resume(), and again when something about the member changed. After resume()
    /// it comes from the cache, so that the console works before (and without) a connection.
    void signedIn(const baton::protocol::MemberProfile& member);
    void signInNeeded(const QString& why);
    void signInFailed(const QString& why);

    /// The whole picture anew: after start, sign-in, or a snapshot.
    void conversationsReset(const QList<baton::Conversation>& all);
    /// Some conversations are new or have changed.
    void conversationsChanged(const QList<baton::Conversation>& changed);
    /// What the relay counts over all history; the lists may not hold everything.
    void countsChanged(const baton::protocol::Counts& counts);

    /// The transcript as far as it is known, in order of n. @p complete: there is nothing before it.
    /// @p newest: nor behind it; else messagesAdded() does not go on from it, and loadLater() does.
    void transcriptReset(const baton::ConversationId& id, const QList<baton::Message>& messages,
                         const QList<baton::HistoryEntry>& history, bool complete, bool newest);
    void historyAdded(const baton::ConversationId& id, const baton::HistoryEntry& entry);
    void messagesAdded(const baton::ConversationId& id, const QList<baton::Message>& messages);
    void earlierLoaded(const baton::ConversationId& id, const QList<baton::Message>& messages,
                       const QList<baton::HistoryEntry>& history, bool complete);
    void laterLoaded(const baton::ConversationId& id, const QList<baton::Message>& messages,
                     const QList<baton::HistoryEntry>& history, bool newest);
    void pendingChanged(const baton::ConversationId& id, const QList<baton::client::PendingReply>& pending);

    /// How far the agent had read each conversation when this program last ran; whatever was known is void.
    void seenRestored(const QHash<baton::ConversationId, qint64>& seen);
    /// The agent has read on, here or on another device.
    void seenMoved(const QHash<baton::ConversationId, qint64>& seen);
    /// Since the connection stands: what was read elsewhere meanwhile has been told, or cannot be known.
    void seenKnown();
    /// The member's last markTold() on this computer, 0 when there was none; before any event comes.
    void toldRestored(qint64 seq);
    /// What this device wants to be told of: at every connection, and when it changes, here or elsewhere.
    void subscriptionsChanged(const baton::push::Subscriptions& wanted);
    /// An event that is no conversation's: `workflow.*`, `autoupdate.*`. Each once, in order; none is kept
    /// here.
    void activityHappened(const baton::protocol::Event& event);
    /// A fresh picture was taken: what was shown of such events may be stale.
    void activityMissed();
    void typingChanged(const baton::ConversationId& id, const baton::Author& author, bool on);
    /// The conversation a start() led to; show it.
    void started(const baton::ConversationId& id);
    void undoOver(const baton::ConversationId& id, bool undone);
    void carriedOut(baton::client::Verb verb, const baton::ConversationId& id);
    void refused(baton::client::Verb verb, const baton::ConversationId& id, const baton::Refusal& refusal);

    /// The system keychain can be used, or no longer.
    void keychainAvailableChanged(bool available);
    /// Drafts and unsent replies cannot be kept on this computer; @p why says what to do.
    void storageProblem(const QString& why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::client
