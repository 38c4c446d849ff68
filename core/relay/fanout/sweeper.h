// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/websocket/connection.h"
#include "core/net/websocket/frame.h"
#include "core/relay/fanout/eventfeed.h"

#include <QSet>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace baton::relay {

/// Sends the sessions of one I/O thread what is new in the feed. Each session is a cursor: how far it has
/// been sent. A sweep sends a session everything new in one write, a few sessions at a time, so that commands
/// are answered in between. One per I/O thread; created anywhere, then used on that thread only. The feed and
/// the executor outlive it.
class Sweeper
{
public:
    /// Which bots' events a session may see; nullopt: everything.
    using Scope = std::optional<QSet<BotId>>;

    /// The connection outlives the cursor. The callbacks come from the event loop, never from within
    /// add(); the cursor has been removed then.
    struct Cursor
    {
        Connection* connection = nullptr;
        qint64 since = 0; ///< the last number this session has
        Scope scope;
        /// It does not keep up: close with 1013, it resumes from its last number.
        std::function<void()> tooSlow;
        /// What it lacks is older than the feed: read that from storage, send it, then add() it after the
        /// last.
        std::function<void(qint64 since)> needsStorage;
    };
    /// Never 0.
    using Handle = quint64;

    struct Pace
    {
        int sendsPerSlice = 32;
        qsizetype entriesPerSend = 512;
        qint64 bytesPerSend = 256 * 1024;
        qint64 pauseAt = 256 * 1024;        ///< queued bytes; a session gets nothing more until they shrink
        qint64 maxLag = 20'000;             ///< events behind while paused; more is too slow
        qint64 maxQueued = 4 * 1024 * 1024; ///< bytes; more is too slow
    };

    Sweeper(EventFeed& feed, Executor& io);
    Sweeper(EventFeed& feed, Executor& io, Pace pace);
    ~Sweeper();
    Q_DISABLE_COPY_MOVE(Sweeper)

    /// Good at any time, also from within a callback. The first events come by themselves.
    Handle add(Cursor cursor);
    void remove(Handle handle);
    /// From the next event on.
    void setScope(Handle handle, Scope scope);

    size_t count() const { return m_places.size(); }

private:
    struct Gate;
    struct Stretch;
    struct Place
    {
        Handle handle = 0;
        Cursor cursor;
    };
    enum class Visit { Nothing, Sent };

    /// Everybody is to be looked at once more.
    void startOver();
    void postSlice();
    void slice();
    Visit visit(Place& place);
    void hold(Place& place, qint64 queued);
    /// Puts together what is new; false when the session had to be told something instead.
    bool appendEvents(Place& place, QByteArray& bytes);
    Stretch* stretchAfter(qint64 since);
    void retryLater();

    EventFeed& m_feed;
    Executor& m_io;
    const Pace m_pace;
    std::shared_ptr<Gate> m_gate;
    std::vector<Place> m_places;
    std::unordered_map<Handle, size_t> m_index;
    Handle m_lastHandle = 0;
    size_t m_next = 0;      ///< whose turn it is
    size_t m_unvisited = 0; ///< how many are to be looked at before all are known to be served
    bool m_posted = false;  ///< a slice is coming or under way
    bool m_retrying = false;
    qint64 m_lastSeq = 0;
    std::unique_ptr<Stretch> m_stretch;
};

} // namespace baton::relay
