// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/parcel.h"

#include <algorithm>

namespace baton::relay {

namespace {

namespace eventtype = protocol::eventtype;

bool isTold(const QString& type)
{
    return std::any_of(protocol::botnotice::types.begin(), protocol::botnotice::types.end(),
                       [&](QLatin1String told) { return type == told; });
}

/// Stays the same for one event, and differs when a restored backup hands out the number again.
QByteArray idOf(const desk::Event& event)
{
    return "evt_" + QByteArray::number(event.seq) + '_' + QByteArray::number(event.at.ms, 36);
}

} // namespace

std::optional<Parcel> parcelOf(const desk::Recorded& recorded)
{
    const auto& event = recorded.event;
    // To a bot it is a claim, by whoever answers from now on.
    const bool isAssigned = event.type == eventtype::conversationAssigned;
    const QString type = isAssigned ? QString(eventtype::conversationClaimed) : event.type;
    if (recorded.fromBot || !isTold(type))
        return std::nullopt;
    Parcel parcel{event.seq, idOf(event), event.at, {}};
    parcel.notice.type = type;
    parcel.notice.timestamp = event.at;
    auto& content = parcel.notice.content;
    content.conversation = recorded.conversation;
    content.subject = recorded.subject;
    if (const auto* added = event.as<protocol::MessageAdded>()) {
        content.message = added->message;
        return parcel;
    }
    if (const auto* rewritten = event.as<protocol::MessageChanged>()) {
        content.message = rewritten->message;
        return parcel;
    }
    const auto* changed = event.as<protocol::ConversationChanged>();
    if (!changed)
        return std::nullopt;
    content.agent = isAssigned ? changed->conversation.assignee : changed->by;
    if (event.type == eventtype::conversationEscalated)
        content.reason = changed->conversation.reason;
    return parcel;
}

std::optional<HandBack> handBackOf(const desk::Recorded& recorded)
{
    const auto* changed = recorded.event.as<protocol::ConversationChanged>();
    if (!changed || recorded.event.type != eventtype::conversationHandedBack)
        return std::nullopt;
    return HandBack{recorded.conversation, recorded.event.seq, changed->conversation.messageCount};
}

Parcel partOf(Parcel whole, const HandBack& handBack, QList<Message> messages, bool more)
{
    // Each part is a notice of its own to whoever drops repeats by their ids.
    if (handBack.part > 0)
        whole.id += '_' + QByteArray::number(handBack.part);
    whole.notice.content.transcript = std::move(messages);
    if (more)
        whole.notice.content.more = true;
    return whole;
}

} // namespace baton::relay
