// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/agent/deliveries.h"
#include "core/protocol/agent/pushreports.h"
#include "core/relay/push/audience.h"

#include <functional>
#include <memory>

namespace baton::relay {

class Directory;
class ReadingRoom;
class SubscriptionBook;

/// Turns "something happened" into "these devices are told, in this form", and keeps what became of it. The
/// events themselves reach the devices by the shared log; a device applies the same rule (push::decide) and
/// reports back. Works on a thread of its own, behind the desk's: it never holds up a claim. Safe to call
/// from any thread; replies come on the bridge's and must only post.
class PushBridge
{
public:
    /// What @p reachable has is called on the bridge's thread.
    PushBridge(QString databasePath, Directory& directory, const SubscriptionBook& book, ReadingRoom& room,
               Reachable reachable);
    ~PushBridge();
    Q_DISABLE_COPY_MOVE(PushBridge)

    /// Goes on after the last event it had looked at, in the background; the first time, after @p lastSeq.
    /// Directory, book and reading room must have been started.
    /// @return the last event it had looked at; beyond @p lastSeq when events that were there are gone
    Result<qint64> start(qint64 lastSeq);
    void stop();

    /// Somebody signed in, or members, bots or subscriptions are others now: whoever comes to be told of what
    /// still waits is, and whoever lost it no longer. Only posts.
    void audienceChanged();
    /// The desk's observer: only posts.
    void committed(const std::vector<desk::Recorded>& events);
    void report(const DeviceId& device, const protocol::ReportParams& params,
                std::function<void(Result<protocol::Nothing>)> reply);
    void pending(const DeviceId& device, const protocol::PendingParams& params,
                 std::function<void(Result<protocol::PendingResult>)> reply);
    void list(const protocol::DeliveriesParams& params,
              std::function<void(Result<protocol::DeliveriesResult>)> reply);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
