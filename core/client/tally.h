// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"

#include <optional>

namespace baton::client {

/// The relay's counts, kept right between its answers by what events tell. Pure; any one thread.
class Tally
{
public:
    void setMember(const MemberId& member) { m_member = member; }
    void set(const protocol::Counts& counts) { m_counts = counts; }
    const protocol::Counts& counts() const { return m_counts; }

    /// @param before what was held of the conversation; without it only a new one can be counted
    /// @return whether the counts are different now
    bool changed(const std::optional<Conversation>& before, const Conversation& after, bool isNew)
    {
        const auto old = m_counts;
        if (isNew)
            ++m_counts.all;
        if (before || isNew) {
            m_counts.waiting += isWaiting(after) - (before ? isWaiting(*before) : 0);
            m_counts.mine += isMine(after) - (before ? isMine(*before) : 0);
        }
        return m_counts != old;
    }

private:
    static int isWaiting(const Conversation& c) { return c.state == ConversationState::Waiting ? 1 : 0; }
    int isMine(const Conversation& c) const { return c.assignee && c.assignee->id == m_member ? 1 : 0; }

    MemberId m_member;
    protocol::Counts m_counts;
};

} // namespace baton::client
