// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/decision.h"
#include "core/protocol/agent/pushreports.h"
#include "core/protocol/wire/events.h"

#include <QHash>
#include <QObject>

namespace baton::models {

/// What workflows and bots did that this device wants a banner for. What happened while it was away comes as
/// one summary, not as a hundred stale banners. It knows nothing of looks. UI thread.
class ActivityBoard : public QObject
{
    Q_OBJECT
public:
    struct Alert
    {
        QString about; ///< the id of the run or the entry
        bool isRun = false;
        QString kind; ///< in words, to count by: Workflow finished, Tool added
        QString title;
        QString body;
        push::Form form = push::Form::Banner;
        bool stays = false; ///< until it is dealt with: a run that is stuck

        bool operator==(const Alert&) const = default;
    };

    explicit ActivityBoard(QObject* parent = nullptr) : QObject(parent) {}

    void setPermissions(Permissions permissions) { m_permissions = permissions; }
    void setSubscriptions(const push::Subscriptions& wanted) { m_wanted = wanted; }
    /// For a while, by hand: no banners; everything stays in the lists.
    void setQuiet(bool quiet) { m_isQuiet = quiet; }
    /// By hand, idle, or behind a locked screen: the same.
    void setAway(bool away) { m_isAway = away; }

    /// The last event that was dealt with, as told() says and an earlier run of the program left it.
    void setDealtWith(qint64 seq) { m_dealtWith = seq; }
    std::optional<qint64> dealtWith() const
    {
        return m_dealtWith > 0 ? std::optional(m_dealtWith) : std::nullopt;
    }

    /// The connection has just come: what happens now is kept until it is known what the summary covers.
    void connected() { m_isHolding = true; }
    /// The relay's summary of what this device missed after dealtWith(), or nothing when this relay knows
    /// none.
    void returned(const std::optional<protocol::PendingResult>& missed);
    void happened(const protocol::Event& event);
    void clear();

Q_SIGNALS:
    void told(const baton::models::ActivityBoard::Alert& alert);
    /// Dealt with, or gone on: whatever is up about it may go.
    void settled(const QString& about);
    /// What was missed, in words; @p runs and @p entries say what of.
    void missed(const QString& text, bool runs, bool entries);
    /// Everything up to this event has been told, listed or summed up here, and is never told again.
    void dealtWithChanged(qint64 seq);

private:
    void take(const protocol::Event& event);
    void moveTo(qint64 seq);
    void sumUp(const protocol::PendingResult& missed);
    void takeRun(const protocol::Event& event, bool isNews);
    void takeEntry(const protocol::Event& event, bool isNews);
    void tell(Alert alert, const push::Topic& topic);

    Permissions m_permissions;
    push::Subscriptions m_wanted;
    bool m_isQuiet = false;
    bool m_isAway = false;
    bool m_isHolding = false;
    qint64 m_dealtWith = 0;
    QList<protocol::Event> m_held;
};

} // namespace baton::models
