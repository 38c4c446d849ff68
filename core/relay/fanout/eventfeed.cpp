// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/eventfeed.h"

#include <QLoggingCategory>
#include <deque>
#include <mutex>
#include <shared_mutex>

namespace baton::relay {

Q_LOGGING_CATEGORY(feedLog, "baton.fanout")

struct EventFeed::State
{
    mutable std::shared_mutex mutex;
    std::deque<std::shared_ptr<const FeedEntry>> entries;
    std::vector<std::function<void()>> watchers;
    qsizetype capacity = 0;
    qint64 maxBytes = 0;
    qint64 bytes = 0;
    qint64 lastSeq = 0;

    static qint64 sizeOf(const FeedEntry& entry) { return entry.frame.size(); }

    void push(FeedEntry entry)
    {
        if (entry.seq <= lastSeq) {
            qCCritical(feedLog) << "Event" << entry.seq << "came after" << lastSeq << "- left out";
            return;
        }
        if (entry.seq != lastSeq + 1) {
            qCCritical(feedLog) << "Events between" << lastSeq << "and" << entry.seq
                                << "did not reach the feed";
            entries.clear();
            bytes = 0;
        }
        lastSeq = entry.seq;
        bytes += sizeOf(entry);
        entries.push_back(std::make_shared<const FeedEntry>(std::move(entry)));
        while (qsizetype(entries.size()) > capacity || (bytes > maxBytes && entries.size() > 1)) {
            bytes -= sizeOf(*entries.front());
            entries.pop_front();
        }
    }
};

EventFeed::EventFeed(qsizetype capacity, qint64 maxBytes) : m_state(std::make_shared<State>())
{
    m_state->capacity = capacity;
    m_state->maxBytes = maxBytes;
}

void EventFeed::append(std::vector<FeedEntry> entries)
{
    if (entries.empty())
        return;
    std::vector<std::function<void()>> watchers;
    {
        const std::unique_lock lock(m_state->mutex);
        for (FeedEntry& entry : entries)
            m_state->push(std::move(entry));
        watchers = m_state->watchers;
    }
    for (const std::function<void()>& wake : watchers)
        wake();
}

void EventFeed::startAfter(qint64 seq)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->entries.clear();
    m_state->bytes = 0;
    m_state->lastSeq = seq;
}

qint64 EventFeed::lastSeq() const
{
    const std::shared_lock lock(m_state->mutex);
    return m_state->lastSeq;
}

qint64 EventFeed::oldestSince() const
{
    const std::shared_lock lock(m_state->mutex);
    return m_state->lastSeq - qint64(m_state->entries.size());
}

std::optional<std::vector<std::shared_ptr<const FeedEntry>>> EventFeed::after(qint64 since,
                                                                              qsizetype max) const
{
    const std::shared_lock lock(m_state->mutex);
    const qint64 oldest = m_state->lastSeq - qint64(m_state->entries.size());
    if (since < oldest)
        return std::nullopt;
    std::vector<std::shared_ptr<const FeedEntry>> found;
    const qint64 count = qMin<qint64>(max, m_state->lastSeq - since);
    if (count > 0) {
        const auto from = m_state->entries.begin() + (since - oldest);
        found.assign(from, from + count);
    }
    return found;
}

void EventFeed::watch(std::function<void()> wake)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->watchers.push_back(std::move(wake));
}

} // namespace baton::relay
