// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/subscriptions.h"

#include <functional>
#include <memory>

namespace baton::relay {

class Desk;
class ReadingRoom;

/// What every device wants to be told of. Answered from memory, on any thread; read by the reading room,
/// written by the desk.
class SubscriptionBook
{
public:
    SubscriptionBook(ReadingRoom& room, Desk& desk);
    ~SubscriptionBook();
    Q_DISABLE_COPY_MOVE(SubscriptionBook)

    /// Reads everything; the reading room must have been started.
    Result<void> load();

    /// The defaults for a device that never said anything. The quiet hours are the member's.
    push::Subscriptions of(const MemberId& member, const DeviceId& device) const;
    /// Another one after every change.
    quint64 edition() const;
    /// @p reply comes on the desk's thread, once it is on disk. Nonsense is refused.
    void set(const MemberId& member, const DeviceId& device, const push::Subscriptions& wanted,
             std::function<void(Result<push::Subscriptions>)> reply);
    /// @p changed must only post. Watch before the first set().
    void watch(std::function<void(const MemberId&)> changed);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
