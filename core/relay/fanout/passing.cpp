// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/passing.h"

namespace baton::relay {

void Passing::watch(Watcher watcher) { m_watchers.push_back(std::move(watcher)); }

void Passing::publish(const PassingNote& note) const
{
    for (const auto& watcher : m_watchers)
        watcher(note);
}

} // namespace baton::relay
