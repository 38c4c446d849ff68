#include "core/relay/gateways/bot/parcel.h"

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
QByteArray idOf(const protocol::Event& event)
{
    return "evt_" + QByteArray::number(event.seq) + '_' + QByteArray::number(event.at.ms, 36);
}

} // namespace

std::optional<Parcel> parcelOf(const desk::Recorded& recorded)
{
    const auto& event = recorded.event;
    if (recorded.fromBot || !isTold(event.type))
        return std::nullopt;
    Parcel parcel{event.seq, idOf(event), event.at, {}};
    parcel.notice.type = event.type;
    parcel.notice.timestamp = event.at;
    auto& content = parcel.notice.content;
    content.conversation = recorded.conversation;
    content.subject = recorded.subject;
    if (event.type == eventtype::messageAdded) {
        auto added = protocol::fromJson<protocol::MessageAdded>(event.data, QStringLiteral("data"));
        if (!added)
            return std::nullopt;
        content.message = std::move(added->message);
        return parcel;
    }
    auto changed = protocol::fromJson<protocol::ConversationChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return std::nullopt;
    content.agent = std::move(changed->by);
    if (event.type == eventtype::conversationEscalated)
        content.reason = std::move(changed->conversation.reason);
    return parcel;
}

std::optional<HandBack> handBackOf(const desk::Recorded& recorded)
{
    if (recorded.event.type != eventtype::conversationHandedBack)
        return std::nullopt;
    const auto conversation = recorded.event.data.value(QLatin1String("conversation")).toObject();
    return HandBack{recorded.conversation, recorded.event.seq,
                    conversation.value(QLatin1String("messageCount")).toInteger()};
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
