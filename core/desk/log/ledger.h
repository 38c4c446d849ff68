// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/blocklist.h"
#include "core/desk/log/commands.h"
#include "core/desk/log/customersthere.h"
#include "core/desk/log/draft.h"

namespace baton::relay::desk {

/// What the verbs write through: the events, the conversations they are about, and the draft of all other
/// rows. Nothing of it goes to the log before commit(). Desk thread only. Pointers to Stored are good until
/// the batch ends.
class Ledger
{
public:
    /// @p presence tells, and learns, whose customers are there.
    Ledger(Log& log, std::shared_ptr<CustomersThere> presence,
           std::shared_ptr<const Blocklist> blocklist = nullptr);

    /// Opens a batch, and the time its events bear: a clock that was set back is waited for, up to a day, so
    /// that what happens later never bears an earlier time. @p tell is given what other desks have written.
    /// @param clock asked when the batch is open: whoever had to wait for it comes after those before
    Result<void> begin(const std::function<Instant()>& clock, Foreseen foreseen = {}, const News& tell = {});
    /// Makes the batch durable.
    CommitOutcome commit();
    /// After pending() was published.
    void committed();
    /// The batch was not written.
    void abandon();

    // A command is a part of a batch: kept or dropped as a whole, and then nothing of it was ever there.
    void keepPart();
    void dropPart();

    // Each gives nullptr when there is no such conversation.
    Result<Stored*> find(const ConversationId& id);
    Result<Stored*> findBySubject(const BotId& bot, const QString& subject);
    Result<Stored*> findByVisitor(const BotId& bot, const QByteArray& visitor);
    Result<Stored*> findByContact(const BotId& bot, const ContactId& contact);
    /// All of a customer's with this bot; a Conflict when they are more than can be changed at once.
    Result<QList<Stored*>> findAllByContact(const BotId& bot, const ContactId& contact);
    /// How many conversations a member holds, with what the batch has changed.
    Result<qint64> heldBy(const MemberId& member);
    /// As its admin last set them; none for a bot that is unknown.
    Result<QMap<QString, QString>> botSettings(const BotId& id);

    /// A new conversation in state Bot; its event is recorded.
    Stored* create(const BotRef& bot, const QString& channel, Contact contact, QString subject,
                   QByteArray visitor, Instant at, bool fromBot);
    /// Records @p type with the conversation as it is now, and saves it.
    void record(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by, bool fromBot = false);
    /// The same for what an agent does; by nobody when it is the relay itself.
    void record(QLatin1String type, Stored& stored, const Agent& by);
    /// Records that its channel or what is known of its customer has changed, and saves that.
    void describe(Stored& stored, bool fromBot);
    /// Records what is known of a customer now, in all of these conversations, which are theirs with one bot.
    /// They move in no list by that.
    void describe(const QList<Stored*>& all, const protocol::ContactChanged& changed, bool fromBot,
                  const DeviceId& device);
    /// Records its tags as they are now; @p tags.
    void tag(Stored& stored, QStringList tags, const Agent& by, bool fromBot = false);
    /// Appends a message to the transcript. @p at is when its author says that it was written.
    Message say(Stored& stored, Author author, const QString& text, Instant at,
                std::optional<double> confidence = std::nullopt, bool fromBot = false,
                QList<Attachment> attachments = {}, QList<Button> buttons = {},
                const std::optional<protocol::ButtonChoice>& pressed = {});
    /// The same for what an agent says; who that was is kept, so that they can take it back.
    Message say(Stored& stored, const Agent& agent, const QString& text, Instant at,
                QList<Attachment> attachments = {});
    /// Records that a message is another by now: withdrawn, or its files were judged.
    void rewrite(QLatin1String type, Stored& stored, const Message& message,
                 const std::optional<MemberRef>& by = std::nullopt, const DeviceId& device = {});
    /// Records a note on a conversation, new or as it is by now.
    void write(QLatin1String type, const Stored& stored, const Note& note, const DeviceId& device = {});
    /// Records a new note on a contact of this bot.
    void write(const BotId& bot, const ContactId& contact, const Note& note, const DeviceId& device);
    /// Records what is not of a conversation: workflow runs, changes of a bot.
    void note(QLatin1String type, const BotId& bot, Happening happening, Instant at,
              const QJsonObject& inner = {}, const DeviceId& device = {});

    /// All rows that are no conversations and no events.
    Draft& draft() { return m_draft; }
    /// Refuses what a customer who is blocked does; by the address alone where nothing else is known of them.
    Result<void> mayWrite(const BotId& bot, const ContactId& contact, const QString& address,
                          Instant now) const
    {
        return m_blocklist ? m_blocklist->mayWrite(bot, contact, address, now) : Result<void>();
    }
    bool isOnline(const ConversationId& id) const { return m_presence && m_presence->isOnline(id); }

    /// Which log this is.
    QString logId() const { return m_log.head().id; }
    /// What was recorded since the last commit; the desk publishes it after the commit.
    const std::vector<Recorded>& pending() const { return m_draft.batch().events; }
    /// With what the batch has recorded so far.
    qint64 lastSeq() const { return m_seq; }

private:
    using VisitorKey = std::pair<BotId, QByteArray>;

    Stored* handOut(const std::shared_ptr<Stored>& stored);
    Stored* learn(Stored loaded);
    Stored* known(const ConversationId& id);
    void index(const Stored& stored);
    void forgetKnown();
    void forget(const ConversationId& id);
    void forgetAllOf(const BotId& bot, const ContactId& contact);
    void drop(const std::vector<Recorded>& news);
    /// Of those that the batch has changed, which the log does not know as they are by now.
    QSet<ConversationId> changed(const std::function<void(const Stored&)>& look) const;
    ConversationChange& touch(const Stored& stored);
    void change(QLatin1String type, Stored& stored, const std::optional<MemberRef>& by, bool fromBot,
                const DeviceId& device);
    void append(QLatin1String type, const Stored& stored, Happening happening, Instant at, bool fromBot,
                const DeviceId& device = {});
    void append(Recorded recorded, QJsonObject inner);

    Log& m_log;
    std::shared_ptr<CustomersThere> m_presence;
    std::shared_ptr<const Blocklist> m_blocklist;
    Draft m_draft;
    QHash<ConversationId, std::shared_ptr<Stored>> m_known;
    QHash<SubjectKey, ConversationId> m_bySubject; ///< of those that are known
    QHash<VisitorKey, ConversationId> m_byVisitor; ///< the newest of a visitor's
    /// As they were before the part; nothing of those that began in it.
    QHash<ConversationId, std::optional<Stored>> m_before;
    qint64 m_seq = 0;
    Instant m_moment; ///< what the events of this batch bear
};

} // namespace baton::relay::desk
