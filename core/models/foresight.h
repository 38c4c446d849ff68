// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/sessionvalues.h"
#include "core/protocol/agent/agentmethods.h"

#include <QHash>

namespace baton::models {

/// Conversations as they will be once the relay has carried out what the agent just did, so that it is seen
/// at once although it can still be taken back. It keeps what the relay says beside it. Plain value; UI
/// thread.
class Foresight
{
public:
    /// The agent resolved, released or handed back @p conversation, which is open. What it looks like now.
    Conversation expect(client::Verb verb, const Conversation& conversation);
    /// Taken back, or refused: as it was; nothing when nothing was foreseen.
    std::optional<Conversation> drop(const ConversationId& id);
    /// The relay has carried it out: from its next word on, that holds.
    void carriedOut(const ConversationId& id);
    void clear() { m_expected.clear(); }

    bool contains(const ConversationId& id) const { return m_expected.contains(id); }
    std::optional<client::Verb> verb(const ConversationId& id) const;
    /// As the relay has it: how many messages it had when the agent let go of it.
    qint64 messagesThen(const ConversationId& id) const;

    /// What the relay says, with what is foreseen.
    QList<Conversation> shown(const QList<Conversation>& told);

private:
    struct Expected
    {
        client::Verb verb = client::Verb::Resolve;
        Instant at;
        Conversation told; ///< as the relay has it
        qint64 messagesThen = 0;
        bool isCarriedOut = false;
    };
    static Conversation after(const Expected& expected);

    QHash<ConversationId, Expected> m_expected;
};

} // namespace baton::models
