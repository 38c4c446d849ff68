#pragma once

#include "core/relay/fanout/eventfeed.h"
#include "core/relay/front/connection.h"

#include <QSet>
#include <map>
#include <memory>
#include <optional>

namespace baton::relay {

/// Sends what is new in the feed to the sessions of one I/O thread. Each session is a cursor: how far it has
/// been sent. A sweep sends a session everything new in one write, and pauses after some sessions, so that
/// commands that arrived meanwhile are answered in between. Create and use it on the thread of its executor.
class Sweeper
{
public:
    using Scope = std::optional<QSet<BotId>>; ///< nullopt: everything

    struct Cursor
    {
        Connection* connection = nullptr;
        qint64 since = 0; ///< the last number this session has
        Scope scope;
        std::function<void()> tooSlow; ///< it reads so slowly that it should come again and resume
        std::function<void(qint64 since)>
            needsStorage; ///< what it lacks is older than the feed; it has been removed
    };
    using Handle = quint64;

    /// @param slice how many sessions are served before the event loop gets its turn
    Sweeper(EventFeed& feed, Executor& executor, int slice = 32, qint64 maxQueued = 4 * 1024 * 1024);
    ~Sweeper();
    Q_DISABLE_COPY_MOVE(Sweeper)

    /// Good at any time, also from within a callback. The cursor's first sweep comes by itself.
    Handle add(Cursor cursor);
    void remove(Handle handle);
    void setScope(Handle handle, Scope scope);

    /// Sends a frame that passes (typing, presence) to everyone who may see the bot; an empty @p bot means
    /// everyone. Those who are behind are skipped: nothing waits for what passes.
    void broadcast(const QByteArray& frame, const BotId& bot, Handle except = 0);

private:
    struct Shared;
    void wake();
    void sweep();
    void serve(Handle handle, Cursor& cursor);
    const QByteArray& bytesFor(const Cursor& cursor, qint64* upTo);
    static bool sees(const Scope& scope, const BotId& bot) { return !scope || scope->contains(bot); }

    EventFeed& m_feed;
    Executor& m_executor;
    const int m_slice;
    const qint64 m_maxQueued;
    std::shared_ptr<Shared> m_shared; ///< outlives this for posts that are still under way
    std::map<Handle, Cursor> m_cursors;
    Handle m_lastHandle = 0;
    Handle m_sweptUpTo = 0; ///< where the current round stands
    bool m_sweeping = false;
    bool m_again = false;

    // The bytes last put together: sessions that stand at the same place and see the same get the very same.
    struct
    {
        qint64 since = -1;
        qint64 upTo = -1;
        Scope scope;
        QByteArray bytes;
    } m_last;
};

} // namespace baton::relay
