// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/foresight.h"

namespace baton::models {

using client::Verb;

Conversation Foresight::after(const Expected& expected)
{
    auto c = expected.told;
    c.assignee.reset();
    if (expected.verb == Verb::Resolve) {
        c.state = ConversationState::Ended;
    } else if (expected.verb == Verb::HandBack) {
        c.state = ConversationState::Bot;
    } else {
        c.state = ConversationState::Waiting;
        if (!c.waitingSince)
            c.waitingSince = expected.at;
    }
    return c;
}

Conversation Foresight::expect(Verb verb, const Conversation& conversation)
{
    const Expected expected{verb, Instant::now(), conversation, conversation.messageCount};
    m_expected.insert(conversation.id, expected);
    return after(expected);
}

std::optional<Conversation> Foresight::drop(const ConversationId& id)
{
    const auto expected = m_expected.constFind(id);
    if (expected == m_expected.constEnd())
        return std::nullopt;
    const auto told = expected->told;
    m_expected.erase(expected);
    return told;
}

void Foresight::carriedOut(const ConversationId& id)
{
    if (const auto expected = m_expected.find(id); expected != m_expected.end())
        expected->isCarriedOut = true;
}

std::optional<Verb> Foresight::verb(const ConversationId& id) const
{
    const auto expected = m_expected.constFind(id);
    return expected == m_expected.constEnd() ? std::nullopt : std::optional(expected->verb);
}

qint64 Foresight::messagesThen(const ConversationId& id) const { return m_expected.value(id).messagesThen; }

QList<Conversation> Foresight::shown(const QList<Conversation>& told)
{
    auto all = told;
    for (auto& conversation : all) {
        const auto expected = m_expected.find(conversation.id);
        if (expected == m_expected.end())
            continue;
        // Whatever it is now instead of open, it is what the relay says.
        if (expected->isCarriedOut || conversation.state != ConversationState::Open) {
            m_expected.erase(expected);
            continue;
        }
        expected->told = conversation;
        conversation = after(*expected);
    }
    return all;
}

} // namespace baton::models
