// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customerview.h"

#include "core/net/socketio/socketiopacket.h"

namespace baton::relay {

using namespace protocol;

namespace {

CustomerNews messageNews(qint64 seq, const Message& message, const std::optional<QString>& clientId)
{
    auto payload = toJson(customerMessage(message));
    if (clientId)
        payload.insert(QStringLiteral("clientId"), *clientId);
    return {seq, std::nullopt, {customerPacket(QStringLiteral("message"), payload)}};
}

CustomerNews changeNews(const desk::Event& event, const ConversationChanged& change, const Notices& notices)
{
    CustomerNews news{event.seq, std::nullopt, {statePacket(change.conversation)}};
    const HistoryEntry step{event.type, event.at, change.conversation.messageCount, change.by,
                            change.conversation.reason};
    if (const auto notice = notices.of(step))
        news.packets.append(customerPacket(QStringLiteral("notice"), toJson(*notice)));
    if (const auto asked = ratingAfter(event.type, change.by, change.conversation.rating))
        news.packets.append(customerPacket(QStringLiteral("rating"), toJson(*asked)));
    news.conversation = change.conversation;
    return news;
}

} // namespace

QByteArray customerPacket(const QString& name, const QJsonObject& payload)
{
    return socketio::encode(socketio::event(customerNamespace, name, {payload}));
}

customer::CustomerMessage customerMessage(const Message& message)
{
    customer::CustomerMessage shown{message.id, message.n, message.author, message.text, message.at};
    shown.buttons = message.buttons;
    return shown;
}

std::optional<customer::RatingAsked> ratingAfter(const QString& type, const std::optional<MemberRef>& by,
                                                 const std::optional<Rating>& rating)
{
    if (type == eventtype::conversationResolved && by)
        return customer::RatingAsked{true, by->name, std::nullopt};
    if (type == eventtype::conversationRated && rating)
        return customer::RatingAsked{false, std::nullopt, rating->score};
    if (type == eventtype::conversationReopened)
        return customer::RatingAsked{};
    return std::nullopt;
}

customer::StateChanged customerState(const Conversation& conversation)
{
    customer::StateChanged state;
    state.state = conversation.state;
    if (conversation.state == ConversationState::Open && conversation.assignee)
        state.agent = conversation.assignee->name;
    return state;
}

QByteArray statePacket(const Conversation& conversation)
{
    return customerPacket(QStringLiteral("state"), toJson(customerState(conversation)));
}

std::optional<CustomerNews> customerNews(const desk::Recorded& recorded, const Notices& notices,
                                         const std::optional<QString>& clientId)
{
    const auto& event = recorded.event;
    if (const auto* added = event.as<MessageAdded>())
        return messageNews(event.seq, added->message, clientId);
    if (const auto* change = event.as<ConversationChanged>())
        return changeNews(event, *change, notices);
    return std::nullopt;
}

} // namespace baton::relay
