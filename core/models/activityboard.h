#pragma once

#include "core/domain/push/decision.h"
#include "core/protocol/deliveries.h"
#include "core/protocol/events.h"

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

    /// The connection has just come: what happens now is kept until it is known what the summary covers.
    void connected();
    /// The relay's summary of what this device missed, or nothing when it could not be had.
    void returned(const std::optional<protocol::PendingResult>& missed);
    void happened(const protocol::Event& event);
    void clear();

Q_SIGNALS:
    void told(const baton::models::ActivityBoard::Alert& alert);
    /// Dealt with, or gone on: whatever is up about it may go.
    void settled(const QString& about);
    /// What was missed, in words; @p runs and @p entries say what of.
    void missed(const QString& text, bool runs, bool entries);

private:
    void take(const protocol::Event& event);
    void tellRun(const protocol::Event& event);
    void tellEntry(const protocol::Event& event);
    void tell(Alert alert, const push::Topic& topic);

    Permissions m_permissions;
    push::Subscriptions m_wanted;
    bool m_isQuiet = false;
    bool m_isAway = false;
    bool m_isHolding = false;
    QList<protocol::Event> m_held;
};

} // namespace baton::models
