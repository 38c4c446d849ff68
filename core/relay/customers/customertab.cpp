// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customertab.h"

#include "core/domain/limits.h"
#include "core/relay/customers/customeranswers.h"

namespace baton::relay {

using protocol::customer::MessageSent;
using protocol::customer::TypingSent;
using socketio::Acknowledge;

namespace {

Result<void> check(const MessageSent& sent, const CustomerLimits& limits)
{
    if (sent.id.isEmpty() || sent.id.size() > limits.messageId) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"id\" must have 1 to %1 characters.").arg(limits.messageId));
    }
    return limits::checkMessage(sent.text, sent.attachments.size(), QStringLiteral("The message"));
}

} // namespace

CustomerTab::CustomerTab(std::shared_ptr<VisitorRoom> room, std::shared_ptr<VisitorRooms> rooms,
                         std::shared_ptr<AddressLimits> limits, QHostAddress address)
    : m_room(std::move(room))
    , m_rooms(std::move(rooms))
    , m_limits(std::move(limits))
    , m_address(std::move(address))
{}

Contact CustomerTab::contact() const
{
    Contact contact;
    contact.ip = m_address.toString();
    return contact;
}

void CustomerTab::connected(const std::shared_ptr<socketio::Socket>& socket)
{
    m_socket = socket.get();
    m_room->post([socket, contact = contact()](VisitorRoom& room) { room.enter(socket, contact); });
}

void CustomerTab::disconnected()
{
    m_room->post([rooms = m_rooms, socket = m_socket](VisitorRoom& room) {
        rooms->left(room);
        room.leave(socket);
    });
}

void CustomerTab::event(socketio::ReceivedEvent event)
{
    const auto payload = event.arguments.at(0).toObject();
    if (event.name == QLatin1String("message")) {
        message(payload, event.acknowledge);
    } else if (event.name == QLatin1String("typing")) {
        typing(payload, event.acknowledge);
    } else if (event.name == QLatin1String("seen")) {
        seen(payload, event.acknowledge);
    } else if (event.name == QLatin1String("human")) {
        if (mayWrite(event.acknowledge)) {
            m_room->post([contact = contact(), ack = event.acknowledge](VisitorRoom& room) {
                room.carryOut(contact, desk::CustomerAsksForPerson{}, ack);
            });
        }
    } else if (event.name == QLatin1String("button")) {
        press(payload, event.acknowledge);
    } else if (event.name == QLatin1String("rate")) {
        rate(payload, event.acknowledge);
    } else if (event.name == QLatin1String("form")) {
        fillForm(payload, event.acknowledge);
    } else {
        acknowledge(event.acknowledge,
                    {Refusal::Kind::Invalid,
                     QStringLiteral("This chat knows the events message, typing, seen, human, button, rate "
                                    "and form."),
                     Refusal::Reason::None,
                     {}});
    }
}

void CustomerTab::message(const QJsonObject& payload, const Acknowledge& ack)
{
    const auto sent = protocol::fromJson<MessageSent>(payload, QStringLiteral("message"));
    const auto good = sent ? check(*sent, m_rooms->limits()) : Result<void>(Refused(sent.error()));
    if (!good)
        return acknowledge(ack, good.error());
    if (!mayWrite(ack))
        return;
    m_room->post(
        [contact = contact(), sent = *sent, ack](VisitorRoom& room) { room.write(contact, sent, ack); });
}

void CustomerTab::typing(const QJsonObject& payload, const Acknowledge& ack)
{
    const auto sent = protocol::fromJson<TypingSent>(payload, QStringLiteral("typing"));
    if (!sent)
        return acknowledge(ack, sent.error());
    m_room->post(
        [contact = contact(), on = sent->on, ack](VisitorRoom& room) { room.type(contact, on, ack); });
}

void CustomerTab::seen(const QJsonObject& payload, const Acknowledge& ack)
{
    const auto seen = protocol::fromJson<protocol::customer::SeenUpTo>(payload, QStringLiteral("seen"));
    if (!seen)
        return acknowledge(ack, seen.error());
    m_room->post(
        [contact = contact(), upTo = seen->upTo, ack](VisitorRoom& room) { room.see(contact, upTo, ack); });
}

template <typename Sent>
std::optional<Sent> CustomerTab::read(const QJsonObject& payload, const char* name, const Acknowledge& ack)
{
    auto sent = protocol::fromJson<Sent>(payload, QString::fromLatin1(name));
    if (!sent)
        acknowledge(ack, sent.error());
    return sent && mayWrite(ack) ? std::optional(std::move(*sent)) : std::nullopt;
}

void CustomerTab::press(const QJsonObject& payload, const Acknowledge& ack)
{
    if (const auto sent = read<protocol::customer::ButtonPressed>(payload, "button", ack)) {
        const desk::CustomerChooses chosen{{sent->message, sent->button}};
        m_room->post(
            [contact = contact(), chosen, ack](VisitorRoom& room) { room.carryOut(contact, chosen, ack); });
    }
}

void CustomerTab::rate(const QJsonObject& payload, const Acknowledge& ack)
{
    if (const auto sent = read<protocol::customer::RateSent>(payload, "rate", ack)) {
        const desk::CustomerRates rated{{sent->score, sent->text}};
        m_room->post(
            [contact = contact(), rated, ack](VisitorRoom& room) { room.carryOut(contact, rated, ack); });
    }
}

void CustomerTab::fillForm(const QJsonObject& payload, const Acknowledge& ack)
{
    if (const auto sent = read<protocol::customer::FormSent>(payload, "form", ack))
        m_room->post([contact = contact(), form = *sent, ack](VisitorRoom& room) {
            room.fillForm(contact, form, ack);
        });
}

bool CustomerTab::mayWrite(const Acknowledge& ack)
{
    if (m_limits->take(m_address))
        return true;
    acknowledge(
        ack,
        {Refusal::Kind::TooMany,
         QStringLiteral("Too many messages come from your network. Wait a few seconds, then send it again."),
         Refusal::Reason::None,
         {}});
    return false;
}

} // namespace baton::relay
