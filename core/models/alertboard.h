// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/decision.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <optional>

namespace baton::models {

/// The escalations that still want an answer from this agent, until somebody gives one; and what a colleague
/// gave to the agent, until they have looked at it. It knows nothing of looks: what is shown, and where,
/// follows from open() whenever changed() comes. UI thread.
class AlertBoard : public QObject
{
    Q_OBJECT
public:
    struct Alert
    {
        ConversationId id;
        BotId botId;
        QString bot;
        QString customer; ///< never empty
        QString reason;
        QString quote; ///< the customer's words; the last message when nothing was quoted
        Instant since;
        push::Form form = push::Form::Loud;
        qint64 order = 0; ///< the place in the queue; 0 from a relay that goes by the time alone
        QString by;       ///< the colleague who gave it to the agent; empty while nobody has it
        qint64 count = 0; ///< its messages, of what was given

        bool operator==(const Alert&) const = default;
    };

    explicit AlertBoard(QObject* parent = nullptr);

    /// Only members who may answer are alerted. Another member starts anew.
    void setMember(const MemberId& id, bool mayAnswer);
    void reset(const QList<Conversation>& all);
    void upsert(const QList<Conversation>& changed);
    void clear();
    /// The member has read so far, here or elsewhere: what was given to them is no news then.
    void markSeen(const ConversationId& id, qint64 upTo);
    void moveSeen(const QHash<ConversationId, qint64>& seen);
    /// In place of all that was known of it.
    void restoreSeen(const QHash<ConversationId, qint64>& seen);

    /// What this device wants; from then on open() keeps to it, quiet hours included. Whoever waits and is
    /// wanted more than before is told of again, also when they were put off.
    void setSubscriptions(const push::Subscriptions& wanted);
    /// For a while, by hand: alerts are still shown, without a sound.
    void setQuiet(bool quiet);
    /// Who waits longest first, then what was given; without what was put off, and what this device does not
    /// want on the screen.
    QList<Alert> open() const;
    /// All that wait, put off or not, for bots this device has not turned off.
    qsizetype waiting() const;
    /// It waits, or was given to the agent and not looked at yet.
    bool isWaiting(const ConversationId& id) const { return m_alerts.contains(id); }
    /// Of all these, who waits longest.
    std::optional<Alert> longest() const;
    std::optional<Instant> longestSince() const;

    /// The person waved them away: they come again with the next repetition, unless they are answered
    /// before. One change, however many they are.
    void putOff(const QList<ConversationId>& ids);
    /// How long until everything unanswered is told again; each pause is half as long again as the one
    /// before, up to five times the first. 0: never.
    void setRepeat(int milliseconds);

Q_SIGNALS:
    /// Somebody began to wait, or does so no longer.
    void changed();
    /// Waits, and is wanted more than before: news once more. Comes before changed().
    void raised(const baton::ConversationId& id);
    /// They wait still after a pause: draw attention to them again.
    void repeated();
    /// No longer waiting; @p by is the colleague who took it, if that is how it ended.
    void settled(const baton::models::AlertBoard::Alert& alert, const std::optional<baton::MemberRef>& by);

private:
    enum class Outcome { Same, Begun, Renamed, Settled };
    push::Form formOf(const Alert& alert, bool isQuietNow) const;
    bool isQuietNow() const;
    Outcome take(const Conversation& conversation, bool isNews);
    Outcome takeGiven(const Conversation& conversation, bool isNews);
    bool isGiven(const Conversation& conversation) const;
    void take(const QList<Conversation>& all, bool isNews);
    void repeat();
    void scheduleRepeat();

    push::Subscriptions m_wanted;
    bool m_isQuiet = false;
    QHash<ConversationId, Alert> m_alerts;
    QSet<ConversationId> m_putOff;
    QSet<ConversationId> m_given; ///< to the member by a colleague, looked at or not
    QHash<ConversationId, qint64> m_seen;
    QTimer m_repeat;
    MemberId m_member;
    bool m_mayAnswer = false;
    int m_firstPauseMs = 60'000;
    int m_pauseMs = 0;
};

} // namespace baton::models
