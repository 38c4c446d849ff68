#pragma once

#include "core/domain/conversation.h"
#include "core/relay/gateways/relayparts.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QTimer>
#include <chrono>

namespace baton::relay {

/// Gives conversations back to the queue whose agent has vanished: no program of theirs has been connected
/// for the bot's grace time (`grace_seconds`, 0 is never); at once, when they no longer belong to the bot.
/// Counts from when it sees them missing, by a clock that no setting of the time moves, and so anew after a
/// restart. Lives on a thread with an event loop; destroy it after desk and reading room have stopped.
class AbsenceWatch
{
public:
    explicit AbsenceWatch(RelayParts& parts, std::chrono::milliseconds interval = std::chrono::seconds(2));

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

private:
    void look(const std::optional<QString>& cursor);
    void judge(const QList<Conversation>& open);
    qint64 graceOf(const BotId& bot) const;
    void giveBack(const Conversation& conversation);

    RelayParts& m_parts;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QMutex m_mutex;
    QHash<MemberId, qint64> m_goneSince; ///< milliseconds of m_clock
};

} // namespace baton::relay
