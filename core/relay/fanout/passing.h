// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/protocol/wire/events.h"

#include <functional>
#include <variant>
#include <vector>

namespace baton::relay {

/// Saved replies are others by now.
struct RepliesChanged
{};

/// What passes: who types, who is there, what was seen. It has no number, is not kept, and waits for nobody.
struct PassingNote
{
    BotId bot;   ///< whose conversation; empty for what is of no bot, such as an agent's own presence
    MemberId by; ///< the agent who caused it, so that their other programs need not be told; may be empty
    std::variant<protocol::Typing, protocol::Presence, protocol::Seen, RepliesChanged> what;
};

/// Where the gateways tell one another what passes. Thread-safe. Watch before the listener starts.
class Passing
{
public:
    using Watcher = std::function<void(const PassingNote&)>;
    /// @p watcher is called on the thread that publishes; it must only post.
    void watch(Watcher watcher);
    void publish(const PassingNote& note) const;

private:
    std::vector<Watcher> m_watchers;
};

} // namespace baton::relay
