// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/domain/conversation.h"
#include "core/protocol/agent/agentmethods.h"
#include "core/relay/directory/roster.h"
#include "core/relay/parts/relayparts.h"
#include "core/relay/watch/graceclock.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QTimer>
#include <chrono>

namespace baton::relay {

/// Gives conversations back to the queue whose agent has vanished: no program of theirs has been connected
/// for the bot's grace time (`grace_seconds`, 0 is never); at once, when they may no longer answer for the
/// bot: disabled, of another role, no longer of the bot. What is snoozed stays theirs until it comes back.
/// Counts from when it sees them missing, by a clock that no setting of the time moves, and so anew after a
/// restart. Who holds what it knows from the desk's events; it asks once, when it starts, until it is
/// answered. Lives on a thread with an event loop; destroy it after desk and reading room have stopped.
class AbsenceWatch
{
public:
    explicit AbsenceWatch(RelayParts& parts, std::chrono::milliseconds interval = std::chrono::seconds(2));

    /// Observe first: what happens while it asks counts for more than the answer.
    void start();
    void stop() { m_timer.stop(); }

    /// What the desk recorded; on its thread.
    void happened(const std::vector<desk::Recorded>& events);
    /// Members may be others now; any thread.
    void directoryChanged();

private:
    struct Held
    {
        BotId bot;
        MemberRef by;
    };

    void ask(const std::optional<QString>& cursor);
    void asked(const Result<protocol::ListResult>& page);
    void look();
    bool isOver(const Held& held, const Roster& roster);
    qint64 graceOf(const BotId& bot) const;
    void giveBack(const ConversationId& id, const MemberRef& by);

    RelayParts& m_parts;
    QTimer m_timer;
    QElapsedTimer m_clock;
    GraceClock m_grace; ///< of the timer's thread

    QMutex m_mutex; ///< for all below
    QHash<ConversationId, Held> m_held;
    bool m_hasAsked = false;
    bool m_isAsking = false;
    QSet<ConversationId> m_heardOf; ///< while it asks
};

} // namespace baton::relay
