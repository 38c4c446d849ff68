#include "core/relay/gateways/customer/customerview.h"

#include "core/protocol/socketio/socketiopacket.h"

#include <QLoggingCategory>

namespace baton::relay {

using namespace protocol;

namespace {

Q_LOGGING_CATEGORY(customerViewLog, "baton.customer")

CustomerNews messageNews(qint64 seq, const Message& message, const std::optional<QString>& clientId)
{
    auto payload = toJson(customerMessage(message));
    if (clientId)
        payload.insert(QStringLiteral("clientId"), *clientId);
    return {seq, std::nullopt, {customerPacket(QStringLiteral("message"), payload)}};
}

CustomerNews changeNews(const Event& event, ConversationChanged change, const Notices& notices)
{
    CustomerNews news{event.seq, std::nullopt, {statePacket(change.conversation)}};
    const HistoryEntry step{event.type, event.at, change.conversation.messageCount, change.by,
                            change.conversation.reason};
    if (const auto notice = notices.of(step))
        news.packets.append(customerPacket(QStringLiteral("notice"), toJson(*notice)));
    news.conversation = std::move(change.conversation);
    return news;
}

} // namespace

QByteArray customerPacket(const QString& name, const QJsonObject& payload)
{
    return socketio::encode(socketio::event(customerNamespace, name, {payload}));
}

customer::CustomerMessage customerMessage(const Message& message)
{
    return {message.id, message.n, message.author, message.text, message.at};
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

std::optional<Message> messageOf(const Event& event)
{
    if (event.type != eventtype::messageAdded)
        return std::nullopt;
    auto added = fromJson<MessageAdded>(event.data, QStringLiteral("data"));
    if (added)
        return std::move(added->message);
    qCWarning(customerViewLog) << "event" << event.seq << "cannot be read:" << added.error().detail;
    return std::nullopt;
}

std::optional<CustomerNews> customerNews(const desk::Recorded& recorded, const Notices& notices,
                                         const std::optional<QString>& clientId)
{
    const auto& event = recorded.event;
    if (event.type == eventtype::messageAdded) {
        const auto message = messageOf(event);
        return message ? std::optional(messageNews(event.seq, *message, clientId)) : std::nullopt;
    }
    if (!event.type.startsWith(QLatin1String("conversation.")))
        return std::nullopt;
    auto change = fromJson<ConversationChanged>(event.data, QStringLiteral("data"));
    if (change)
        return changeNews(event, std::move(*change), notices);
    qCWarning(customerViewLog) << "event" << event.seq << "cannot be read:" << change.error().detail;
    return std::nullopt;
}

} // namespace baton::relay
