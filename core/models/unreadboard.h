// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/decision.h"

#include <QHash>
#include <QObject>
#include <functional>

namespace baton::models {

/// The customers of the member's own who have written since the member last looked, and those whom a
/// colleague has just given to the member. It knows nothing of looks: what is shown, and where, follows from
/// unread(), told() and settled(). UI thread.
class UnreadBoard : public QObject
{
    Q_OBJECT
public:
    struct Unread
    {
        ConversationId id;
        BotId botId;
        QString bot;
        QString customer; ///< never empty
        QString text;     ///< their last words
        Instant at;
        qint64 count = 0; ///< messages since the member looked
        push::Form form = push::Form::Loud;

        bool operator==(const Unread&) const = default;
    };

    explicit UnreadBoard(QObject* parent = nullptr);

    /// Only members who may answer hold conversations. Another member starts anew.
    void setMember(const MemberId& id, bool mayAnswer);
    void reset(const QList<Conversation>& all);
    void upsert(const QList<Conversation>& changed);
    void clear();
    /// Read up to there, on this device or another one.
    void markSeen(const ConversationId& id, qint64 upTo);
    void moveSeen(const QHash<ConversationId, qint64>& seen);
    /// In place of all that was known of it.
    void restoreSeen(const QHash<ConversationId, qint64>& seen);
    /// How far the member has read elsewhere is not known yet: whatever comes is told once it is, unless it
    /// was read there.
    void awaitSeen();
    void seenKnown();
    /// What this device wants to be told of, quiet hours included.
    void setSubscriptions(const push::Subscriptions& wanted);
    /// For a while, by hand: still shown, without a sound.
    void setQuiet(bool quiet) { m_isQuiet = quiet; }
    /// Whether the member looks at a conversation and sees what comes: that is no news.
    void setLookedAt(std::function<bool(const ConversationId&)> isLookedAt);

    /// Who wrote first comes first; none that this device has turned off.
    QList<Unread> unread() const;
    /// In how many conversations.
    qsizetype count() const;

Q_SIGNALS:
    /// Somebody has written, or was read.
    void changed();
    /// They have just written, and the member looks elsewhere; Banner or Loud.
    void told(const baton::models::UnreadBoard::Unread& unread);
    /// Read, answered, or no longer the member's.
    void settled(const baton::ConversationId& id);

private:
    bool take(const Conversation& conversation, bool isNew = true);
    bool isMine(const Conversation& conversation) const;
    void tell(const ConversationId& id);
    bool settle(const ConversationId& id);
    push::Form formOf(const Unread& unread) const;

    push::Subscriptions m_wanted;
    bool m_isQuiet = false;
    MemberId m_member;
    bool m_mayAnswer = false;
    QHash<ConversationId, qint64> m_mine; ///< how many messages each had when last heard of
    QHash<ConversationId, qint64> m_seen;
    QHash<ConversationId, qint64> m_given; ///< by a colleague, not looked at yet: how many messages it had
    QHash<ConversationId, Unread> m_unread;
    bool m_awaitsSeen = false;
    QList<ConversationId> m_untold; ///< to be told then
    std::function<bool(const ConversationId&)> m_isLookedAt;
};

} // namespace baton::models
