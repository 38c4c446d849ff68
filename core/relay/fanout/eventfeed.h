// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"
#include "core/net/loop/executor.h"

#include <QByteArray>
#include <QSet>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace baton::relay {

/// One durable event, encoded and framed once for every receiver.
struct FeedEntry
{
    qint64 seq = 0;
    Instant at;
    BotId bot;        ///< only members of this bot may see it
    QByteArray frame; ///< a whole WebSocket text frame: JSON-RPC notification `event`
};

/// The shared log of framed events: the newest ones, in order and without gaps, for every session to read at
/// its own pace. Thread-safe. Appended to by the desk thread, after the commit.
class EventFeed
{
public:
    /// @param capacity how many entries are kept, @param maxBytes how many bytes of frames; older ones are
    /// read from storage
    explicit EventFeed(qsizetype capacity = 65536, qint64 maxBytes = 64 * 1024 * 1024);

    /// Entries must continue lastSeq() without a gap; after one, everything before it is left to storage.
    /// Wakes every watcher once.
    void append(std::vector<FeedEntry> entries);
    /// Where the log stands when the relay starts: the last number that is in storage.
    void startAfter(qint64 seq);

    qint64 lastSeq() const;
    /// The lowest `since` that can be served from here; below it read from storage first.
    qint64 oldestSince() const;

    /// Up to @p max entries after @p since; nullopt when @p since is older than oldestSince().
    std::optional<std::vector<std::shared_ptr<const FeedEntry>>> after(qint64 since, qsizetype max) const;

    /// @p wake is called on the appending thread after each append; it must only post.
    void watch(std::function<void()> wake);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace baton::relay
