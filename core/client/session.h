// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/linktiming.h"
#include "core/client/sessionsignals.h"
#include "core/protocol/agent/contacts.h"
#include "core/protocol/agent/savedreplies.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

namespace baton::client {

class Files;

/// The console's side of one relay: connection, replica, local cache, outbox and credentials. This object
/// lives on the UI thread; all I/O happens on a thread of its own, which hands over values. Intents go in by
/// methods that return at once; what comes of them comes back by signals.
class Session : public SessionSignals
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
    /// @param attachments files that were brought before; at most 10
    /// @param with what is done with it, all of it or nothing
    void reply(const ConversationId& id, const QString& markdown, const QList<FileId>& attachments = {},
               const protocol::ReplyActions& with = {});
    /// A private note for colleagues, kept and sent like a reply; notesChanged() shows it in its place.
    void writeNote(const ConversationId& id, const QString& markdown, const QList<FileId>& attachments = {});
    /// Takes back an own message of the last ten minutes: messagesChanged() follows, or refused().
    void withdraw(const ConversationId& id, const MessageId& message);
    /// Gives it to a colleague, see colleagues.list; to oneself it is taking over. @p note is for them alone.
    void assign(const ConversationId& id, const MemberId& member, const QString& note = {});
    void tag(const ConversationId& id, const QStringList& add, const QStringList& remove = {});
    /// Out of the way until then; without a time it comes back at once.
    void snooze(const ConversationId& id, std::optional<Instant> until);
    /// What is not named stays as it is, an empty text takes it away. The command's id is given here.
    void updateContact(protocol::ContactUpdateParams change);
    /// Sends a reply or a note that was refused once more (as a new command: pendingChanged() tells its new
    /// id), or drops it. Nothing happens to one that is still on its way.
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

    Files& files(); ///< lives as long as this
    LinkStatus link() const;
    protocol::MemberProfile member() const;
    QUrl relay() const;
    QList<BotRef> bots() const;
    /// False when no system keychain could be used: the token is then kept in memory only, for this run.
    bool keychainAvailable() const;

    /// The draft of a conversation; kept on disk a moment after it changes, whatever happens to the program.
    enum class Words {
        Reply,
        Note,
        ReplyFiles, ///< what hangs on the reply; see models::DraftFiles
        NoteFiles,
        ReplyActions, ///< what is done with the reply; see models::actionsFrom()
    };
    QString draft(const ConversationId& id, Words words = Words::Reply) const;
    void setDraft(const ConversationId& id, const QString& markdown, Words words = Words::Reply);

Q_SIGNALS:
    /// There is no token, or it is no longer good.
    void signInNeeded(const QString& why);
    /// The system keychain can be used, or no longer.
    void keychainAvailableChanged(bool available);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::client
