// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customerview.h"

#include "core/net/socketio/socketiopacket.h"
#include "core/relay/files/attachments.h"

#include <algorithm>

namespace baton::relay {

using namespace protocol;

namespace {

constexpr qint64 linksLastMs = 7LL * 24 * 3600 * 1000;

CustomerNews messageNews(qint64 seq, const Message& message, const std::optional<QString>& clientId,
                         const FileLinks& links)
{
    auto payload = toJson(customerMessage(message, links));
    if (clientId)
        payload.insert(QStringLiteral("clientId"), *clientId);
    return {seq, std::nullopt, {customerPacket(QStringLiteral("message"), payload)}};
}

CustomerNews changeNews(const desk::Event& event, const ConversationChanged& change, const Notices& notices)
{
    CustomerNews news{event.seq, std::nullopt, {statePacket(change.conversation)}};
    const bool isAssigned = event.type == eventtype::conversationAssigned;
    const HistoryEntry step{event.type,
                            event.at,
                            change.conversation.messageCount,
                            change.by,
                            change.conversation.reason,
                            {},
                            event.seq,
                            isAssigned ? change.conversation.assignee : std::nullopt};
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

customer::CustomerMessage customerMessage(const Message& message, const FileLinks& links)
{
    const Instant until{Instant::now().ms + linksLastMs};
    return {message.id,       message.n,
            message.author,   message.text,
            message.at,       linked(message.attachments, links, FileSender::Kind::Customer, until),
            message.buttons,  message.seenAt,
            message.withdrawn};
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
                                         const std::optional<QString>& clientId, const FileLinks& links)
{
    const auto& event = recorded.event;
    if (std::find(customer::told.begin(), customer::told.end(), event.type) == customer::told.end())
        return std::nullopt;
    if (const auto* added = event.as<MessageAdded>())
        return messageNews(event.seq, added->message, clientId, links);
    if (const auto* changed = event.as<MessageChanged>()) {
        if (!changed->message.withdrawn) {
            const auto payload = toJson(customerMessage(changed->message, links));
            return CustomerNews{
                event.seq, std::nullopt, {customerPacket(QStringLiteral("updated"), payload)}};
        }
        const customer::Withdrawn gone{changed->message.id, changed->message.n};
        return CustomerNews{
            event.seq, std::nullopt, {customerPacket(QStringLiteral("withdrawn"), toJson(gone))}};
    }
    if (const auto* change = event.as<ConversationChanged>())
        return changeNews(event, *change, notices);
    return std::nullopt;
}

} // namespace baton::relay
