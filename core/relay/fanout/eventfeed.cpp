#include "core/relay/fanout/eventfeed.h"

#include <deque>
#include <mutex>

namespace baton::relay {

struct EventFeed::State
{
    mutable std::mutex mutex;
    std::deque<std::shared_ptr<const FeedEntry>> entries;
    std::vector<std::function<void()>> watchers;
    qsizetype capacity = 0;
    qint64 last = 0;

    qint64 oldestSince() const { return entries.empty() ? last : entries.front()->seq - 1; }
};

EventFeed::EventFeed(qsizetype capacity) : m_state(std::make_shared<State>())
{
    m_state->capacity = capacity;
}

void EventFeed::append(std::vector<FeedEntry> entries)
{
    std::vector<std::function<void()>> watchers;
    {
        const std::lock_guard lock(m_state->mutex);
        for (auto& entry : entries) {
            Q_ASSERT(entry.seq == m_state->last + 1);
            m_state->last = entry.seq;
            m_state->entries.push_back(std::make_shared<const FeedEntry>(std::move(entry)));
        }
        while (qsizetype(m_state->entries.size()) > m_state->capacity)
            m_state->entries.pop_front();
        watchers = m_state->watchers;
    }
    for (const auto& wake : watchers)
        wake();
}

void EventFeed::startAfter(qint64 seq)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->entries.clear();
    m_state->last = seq;
}

qint64 EventFeed::lastSeq() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->last;
}

qint64 EventFeed::oldestSince() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->oldestSince();
}

std::optional<std::vector<std::shared_ptr<const FeedEntry>>> EventFeed::after(qint64 since,
                                                                              qsizetype max) const
{
    const std::lock_guard lock(m_state->mutex);
    const auto oldest = m_state->oldestSince();
    if (since < oldest)
        return std::nullopt;
    const auto begin = std::min<qint64>(since - oldest, qint64(m_state->entries.size()));
    const auto end = std::min<qint64>(begin + max, qint64(m_state->entries.size()));
    return std::vector(m_state->entries.begin() + begin, m_state->entries.begin() + end);
}

void EventFeed::watch(std::function<void()> wake)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->watchers.push_back(std::move(wake));
}

} // namespace baton::relay
