#include "core/relay/fanout/sweeper.h"

namespace baton::relay {

namespace {
constexpr qsizetype entriesPerWrite = 512;
}

struct Sweeper::Shared
{
    Sweeper* sweeper = nullptr;
};

Sweeper::Sweeper(EventFeed& feed, Executor& executor, int slice, qint64 maxQueued)
    : m_feed(feed)
    , m_executor(executor)
    , m_slice(slice)
    , m_maxQueued(maxQueued)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->sweeper = this;
    feed.watch([shared = m_shared, &executor] {
        executor.post([shared] {
            if (shared->sweeper)
                shared->sweeper->wake();
        });
    });
}

Sweeper::~Sweeper() { m_shared->sweeper = nullptr; }

Sweeper::Handle Sweeper::add(Cursor cursor)
{
    const auto handle = ++m_lastHandle;
    m_cursors.emplace(handle, std::move(cursor));
    wake();
    return handle;
}

void Sweeper::remove(Handle handle) { m_cursors.erase(handle); }

void Sweeper::setScope(Handle handle, Scope scope)
{
    if (const auto it = m_cursors.find(handle); it != m_cursors.end())
        it->second.scope = std::move(scope);
}

void Sweeper::wake()
{
    if (m_sweeping) {
        m_again = true;
        return;
    }
    m_sweeping = true;
    m_sweptUpTo = 0;
    m_executor.post([shared = m_shared] {
        if (shared->sweeper)
            shared->sweeper->sweep();
    });
}

void Sweeper::sweep()
{
    for (int served = 0; served < m_slice; ++served) {
        const auto it = m_cursors.upper_bound(m_sweptUpTo);
        if (it == m_cursors.end()) {
            m_sweeping = false;
            if (m_again) {
                m_again = false;
                wake();
            }
            return;
        }
        m_sweptUpTo = it->first;
        serve(it->first, it->second);
    }
    m_executor.post([shared = m_shared] {
        if (shared->sweeper)
            shared->sweeper->sweep();
    });
}

void Sweeper::serve(Handle handle, Cursor& cursor)
{
    if (cursor.since >= m_feed.lastSeq())
        return;
    if (cursor.connection->queuedBytes() > m_maxQueued) {
        const auto tooSlow = cursor.tooSlow;
        remove(handle);
        if (tooSlow)
            tooSlow();
        return;
    }
    qint64 upTo = 0;
    const auto bytes = bytesFor(cursor, &upTo);
    if (upTo == 0) {
        const auto needsStorage = cursor.needsStorage;
        const auto since = cursor.since;
        remove(handle);
        if (needsStorage)
            needsStorage(since);
        return;
    }
    cursor.since = upTo;
    if (upTo < m_feed.lastSeq())
        m_again = true;
    cursor.connection->sendFramed(bytes);
}

const QByteArray& Sweeper::bytesFor(const Cursor& cursor, qint64* upTo)
{
    const bool same = m_last.since == cursor.since && m_last.scope == cursor.scope &&
                      (m_last.upTo == m_feed.lastSeq() || m_last.upTo - m_last.since >= entriesPerWrite);
    if (!same) {
        m_last.bytes.clear();
        m_last.since = cursor.since;
        m_last.scope = cursor.scope;
        m_last.upTo = 0;
        if (const auto entries = m_feed.after(cursor.since, entriesPerWrite)) {
            for (const auto& entry : *entries) {
                m_last.bytes += sees(cursor.scope, entry->bot) ? entry->frame : entry->withheld;
                m_last.upTo = entry->seq;
            }
        }
    }
    *upTo = m_last.upTo;
    return m_last.bytes;
}

void Sweeper::broadcast(const QByteArray& frame, const BotId& bot, Handle except)
{
    for (auto& [handle, cursor] : m_cursors) {
        if (handle != except && (bot.isEmpty() || sees(cursor.scope, bot)) &&
            cursor.connection->queuedBytes() < m_maxQueued / 4)
            cursor.connection->sendFramed(frame);
    }
}

} // namespace baton::relay
