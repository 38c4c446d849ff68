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

/// On the relay's own page the customer reads them there.
std::optional<protocol::customer::Notice> wordsFor(const desk::Recorded& recorded, const Notices& notices)
{
    const auto* changed = recorded.event.as<protocol::ConversationChanged>();
    if (!changed || !recorded.visitor.isEmpty())
        return std::nullopt;
    HistoryEntry step;
    step.type = recorded.event.type;
    step.at = recorded.event.at;
    step.by = changed->by;
    if (step.type == eventtype::conversationAssigned)
        step.to = changed->conversation.assignee;
    return notices.of(step);
}

/// Who the customer is, as far as a bot has use for it: not where they are.
Contact toldOf(Contact contact)
{
    contact.ip.clear();
    contact.country.clear();
    return contact;
}

void fill(protocol::BotNoticeContent& content, const QString& type,
          const protocol::ConversationChanged& changed)
{
    const auto& conversation = changed.conversation;
    content.agent = changed.by;
    if (type == eventtype::conversationEscalated)
        content.reason = conversation.reason;
    if (type == eventtype::conversationRated)
        content.rating = conversation.rating;
    if (type == eventtype::conversationStarted || type == eventtype::conversationUpdated)
        content.contact = toldOf(conversation.contact);
}

} // namespace

bool mayBeTold(const desk::Recorded& recorded)
{
    // Of what the bot has asked for itself, the customer is to read the words.
    return !recorded.fromBot || recorded.event.type == eventtype::conversationEscalated ||
           recorded.event.type == eventtype::conversationResolved;
}

std::optional<Parcel> parcelOf(const desk::Recorded& recorded, const Notices& notices)
{
    const auto& event = recorded.event;
    // To a bot it is a claim, by whoever answers from now on.
    const bool isAssigned = event.type == eventtype::conversationAssigned;
    const QString type = isAssigned ? QString(eventtype::conversationClaimed) : event.type;
    if (!mayBeTold(recorded) || !isTold(type))
        return std::nullopt;
    Parcel parcel{event.seq, idOf(event), event.at, {}};
    parcel.notice.type = type;
    parcel.notice.timestamp = event.at;
    auto& content = parcel.notice.content;
    content.conversation = recorded.conversation;
    content.subject = recorded.subject;
    parcel.words = wordsFor(recorded, notices);
    if (recorded.fromBot)
        return parcel.words ? std::optional(wordsOf(parcel)) : std::nullopt;
    if (const auto* added = event.as<protocol::MessageAdded>()) {
        content.message = added->message;
        content.button = added->button;
        return parcel;
    }
    if (const auto* rewritten = event.as<protocol::MessageChanged>()) {
        content.message = rewritten->message;
        return parcel;
    }
    const auto* changed = event.as<protocol::ConversationChanged>();
    if (!changed)
        return std::nullopt;
    fill(content, event.type, *changed);
    if (isAssigned)
        content.agent = changed->conversation.assignee;
    return parcel;
}

Parcel wordsOf(const Parcel& parcel)
{
    Parcel words{parcel.seq, parcel.id + "_words", parcel.at, {}};
    words.notice.type = protocol::botnotice::notice;
    words.notice.timestamp = parcel.notice.timestamp;
    auto& content = words.notice.content;
    content.conversation = parcel.notice.content.conversation;
    content.subject = parcel.notice.content.subject;
    content.kind = parcel.words->kind;
    content.text = parcel.words->text;
    return words;
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
    if (more) {
        whole.notice.content.more = true;
        whole.words.reset();
    }
    return whole;
}

} // namespace baton::relay
