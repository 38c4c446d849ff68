// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/sweeper.h"

#include "core/relay/fanout/feedwriter.h"

#include <QAbstractEventDispatcher>
#include <QLoggingCategory>
#include <QTimer>
#include <algorithm>
#include <atomic>

namespace baton::relay {

Q_DECLARE_LOGGING_CATEGORY(feedLog)

namespace {

/// Distinct scopes for which the joined frames of one stretch are kept.
constexpr size_t maxRemembered = 16;
/// How soon a session whose queue was full is looked at again.
constexpr std::chrono::milliseconds retryAfter(20);

bool canSee(const Sweeper::Scope& scope, const BotId& bot)
{
    return !scope || bot.isEmpty() || scope->contains(bot);
}

} // namespace

/// What stays valid after the sweeper: a wake may be on its way when it goes.
struct Sweeper::Gate
{
    std::atomic<bool> woken{false};
    Sweeper* sweeper; ///< touched on the I/O thread only
};

/// Neighbouring events, joined once for all who wait at the same place and may see the same.
struct Sweeper::Stretch
{
    qint64 since = 0;
    qint64 last = 0;
    bool isFull = false; ///< nothing can be added to it
    std::vector<std::shared_ptr<const FeedEntry>> entries;
    std::vector<std::pair<Sweeper::Scope, QByteArray>> joined;

    QByteArray framesFor(const Sweeper::Scope& scope)
    {
        for (const auto& [known, bytes] : joined)
            if (known == scope)
                return bytes;
        QByteArray bytes;
        for (const auto& entry : entries)
            bytes.append(canSee(scope, entry->bot) ? entry->frame : withheldFrame(entry->seq, entry->at));
        if (joined.size() < maxRemembered)
            joined.emplace_back(scope, bytes);
        return bytes;
    }
};

Sweeper::Sweeper(EventFeed& feed, Executor& io) : Sweeper(feed, io, Pace()) {}

Sweeper::Sweeper(EventFeed& feed, Executor& io, Pace pace)
    : m_feed(feed)
    , m_io(io)
    , m_pace(pace)
    , m_gate(std::make_shared<Gate>())
{
    m_gate->sweeper = this;
    m_feed.watch([gate = std::weak_ptr<Gate>(m_gate), executor = &m_io] {
        const std::shared_ptr<Gate> open = gate.lock();
        if (!open || open->woken.exchange(true))
            return;
        executor->post([open] {
            open->woken = false;
            if (open->sweeper)
                open->sweeper->startOver();
        });
    });
}

Sweeper::~Sweeper() { m_gate->sweeper = nullptr; }

Sweeper::Handle Sweeper::add(Cursor cursor)
{
    const Handle handle = ++m_lastHandle;
    m_index.emplace(handle, m_places.size());
    m_places.push_back({handle, std::move(cursor)});
    startOver();
    return handle;
}

void Sweeper::remove(Handle handle)
{
    const auto found = m_index.find(handle);
    if (found == m_index.end())
        return;
    const size_t place = found->second;
    m_index.erase(found);
    if (place + 1 != m_places.size()) {
        m_places[place] = std::move(m_places.back());
        m_index[m_places[place].handle] = place;
    }
    m_places.pop_back();
    if (m_unvisited > 0) {
        // The one that changed places may have been jumped over.
        m_unvisited = m_places.size();
    }
}

void Sweeper::setScope(Handle handle, Scope scope)
{
    if (const auto found = m_index.find(handle); found != m_index.end())
        m_places[found->second].cursor.scope = std::move(scope);
}

void Sweeper::startOver()
{
    m_lastSeq = m_feed.lastSeq();
    m_unvisited = m_places.size();
    if (!m_posted && m_unvisited > 0) {
        m_posted = true;
        postSlice();
    }
}

void Sweeper::postSlice()
{
    m_io.post([gate = m_gate] {
        if (gate->sweeper)
            gate->sweeper->slice();
    });
}

void Sweeper::slice()
{
    int sends = 0;
    while (m_unvisited > 0 && sends < m_pace.sendsPerSlice) {
        --m_unvisited;
        m_next = m_next < m_places.size() ? m_next : 0;
        if (visit(m_places[m_next++]) == Visit::Sent)
            ++sends;
        m_unvisited = std::min(m_unvisited, m_places.size());
    }
    if (m_unvisited > 0) {
        postSlice();
        return;
    }
    m_posted = false;
    m_stretch.reset();
}

Sweeper::Visit Sweeper::visit(Place& place)
{
    if (place.cursor.since >= m_lastSeq)
        return Visit::Nothing;
    if (const qint64 queued = place.cursor.connection->queuedBytes(); queued > m_pace.pauseAt) {
        hold(place, queued);
        return Visit::Nothing;
    }
    QByteArray bytes;
    if (!appendEvents(place, bytes))
        return Visit::Nothing;
    if (place.cursor.since < m_lastSeq) {
        // More than fits into one send: its turn comes again after the others'.
        m_unvisited = m_places.size();
    }
    if (bytes.isEmpty())
        return Visit::Nothing;
    place.cursor.connection->sendFramed(bytes);
    return Visit::Sent;
}

void Sweeper::hold(Place& place, qint64 queued)
{
    if (queued > m_pace.maxQueued || m_lastSeq - place.cursor.since > m_pace.maxLag) {
        const std::function<void()> tell = std::move(place.cursor.tooSlow);
        remove(place.handle);
        if (tell)
            tell();
    } else if (place.cursor.since < m_lastSeq) {
        retryLater();
    }
}

void Sweeper::retryLater()
{
    if (m_retrying)
        return;
    m_retrying = true;
    QTimer::singleShot(retryAfter, QAbstractEventDispatcher::instance(), [gate = m_gate] {
        if (Sweeper* const sweeper = gate->sweeper) {
            sweeper->m_retrying = false;
            sweeper->startOver();
        }
    });
}

bool Sweeper::appendEvents(Place& place, QByteArray& bytes)
{
    Stretch* const stretch = stretchAfter(place.cursor.since);
    if (!stretch) {
        const std::function<void(qint64)> tell = std::move(place.cursor.needsStorage);
        const qint64 since = place.cursor.since;
        remove(place.handle);
        if (tell)
            tell(since);
        return false;
    }
    bytes = stretch->framesFor(place.cursor.scope);
    place.cursor.since = stretch->last;
    return true;
}

Sweeper::Stretch* Sweeper::stretchAfter(qint64 since)
{
    if (m_stretch && m_stretch->since == since && (m_stretch->isFull || m_stretch->last >= m_lastSeq))
        return m_stretch.get();
    auto found = m_feed.after(since, m_pace.entriesPerSend);
    if (!found || found->empty())
        return nullptr;
    qint64 size = 0;
    const auto tooBig = std::find_if(found->begin(), found->end(), [&](const auto& entry) {
        size += entry->frame.size();
        return size > m_pace.bytesPerSend;
    });
    const bool isCut = tooBig != found->end();
    // At least one, however big it is.
    found->erase(std::max(tooBig, found->begin() + 1), found->end());
    m_stretch = std::make_unique<Stretch>();
    m_stretch->since = since;
    m_stretch->last = found->back()->seq;
    m_stretch->isFull = isCut || qsizetype(found->size()) == m_pace.entriesPerSend;
    m_stretch->entries = std::move(*found);
    return m_stretch.get();
}

} // namespace baton::relay
