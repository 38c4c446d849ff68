// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/sessionvalues.h"
#include "core/protocol/agent/agentmethods.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

namespace baton::client {

/// What a session tells: its thread says it first, and the Session says it again on the UI thread.
class SessionSignals : public QObject
{
    Q_OBJECT
public:
    /// @p to says on its own thread whatever this one says.
    void sayAgainBy(SessionSignals& to) const;

Q_SIGNALS:
    void linkChanged(const baton::client::LinkStatus& status);
    /// Once after signIn() or resume(), and again when something about the member changed. After resume()
    /// it comes from the cache, so that the console works before (and without) a connection.
    void signedIn(const baton::protocol::MemberProfile& member);
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
    /// These, which were shown before, are others by now: withdrawn, their files were judged, or the other
    /// side has seen them (seenAt).
    void messagesChanged(const baton::ConversationId& id, const QList<baton::Message>& messages);
    /// The private notes that stand between the messages that are known, all of them, in order: each behind
    /// the message `after`. Follows transcriptReset(), earlierLoaded() and laterLoaded() when there are any,
    /// or were.
    void notesChanged(const baton::ConversationId& id, const QList<baton::Note>& notes);
    /// Somebody noted something on a contact, who may have several conversations.
    void contactNoted(const baton::ContactId& contact, const baton::Note& note);
    void pendingChanged(const baton::ConversationId& id, const QList<baton::client::PendingReply>& pending);

    /// How far the agent had read each conversation when this program last ran; whatever was known is void.
    void seenRestored(const QHash<baton::ConversationId, qint64>& seen);
    /// The agent has read on, here or on another device.
    void seenMoved(const QHash<baton::ConversationId, qint64>& seen);
    /// Since the connection stands: what was read elsewhere meanwhile has been told, or cannot be known.
    void seenKnown();
    /// The member's last markTold() on this computer, 0 when there was none; before any event comes.
    void toldRestored(qint64 seq);
    /// Somebody has saved or removed a saved reply: replies.list says what there is now.
    void repliesChanged();
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

    /// Drafts and unsent replies cannot be kept on this computer; @p why says what to do.
    void storageProblem(const QString& why);

protected:
    explicit SessionSignals(QObject* parent = nullptr) : QObject(parent) {}
};

} // namespace baton::client
