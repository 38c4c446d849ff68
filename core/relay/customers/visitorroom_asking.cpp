// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customeranswers.h"
#include "core/relay/customers/visitorroom.h"

#include "core/desk/desk.h"

// What a visitor is asked besides writing, and what they answer.
namespace baton::relay {

using protocol::toJson;
using protocol::customer::ChatSession;
using protocol::customer::FormShown;
using socketio::Acknowledge;

namespace {

QJsonObject answerWith(const std::optional<Message>& message)
{
    if (!message)
        return {};
    return {{QStringLiteral("n"), message->n}, {QStringLiteral("id"), message->id.toString()}};
}

} // namespace

void VisitorRoom::carryOut(const Contact& contact, decltype(desk::CustomerCommand::verb) verb,
                           const Acknowledge& ack)
{
    if (!mayWrite(ack))
        return;
    submit(contact, std::move(verb), [ack](VisitorRoom&, const Result<desk::CustomerAnswer>& answer) {
        if (answer)
            acknowledge(ack, answerWith(answer->message));
        else
            acknowledge(ack, answer.error());
    });
}

void VisitorRoom::fillForm(const Contact& contact, const protocol::customer::FormSent& sent,
                           const Acknowledge& ack)
{
    if (!mayWrite(ack))
        return;
    const auto found = bot();
    const auto told = contactFromForm(found ? formIn(found->settings) : QList<FormField>(), sent.values);
    if (!told)
        return acknowledge(ack, told.error());
    submit(contact, desk::CustomerFillsForm{*told},
           [ack](VisitorRoom& room, const Result<desk::CustomerAnswer>& answer) {
               if (!answer)
                   return acknowledge(ack, answer.error());
               acknowledge(ack, QJsonObject{});
               // No other tab need ask any more.
               room.broadcast(customerPacket(QStringLiteral("form"), toJson(FormShown{})));
           });
}

ChatSession VisitorRoom::sessionOf(const Bot& bot, const desk::CustomerAnswer& answer,
                                   const QList<HistoryEntry>& steps) const
{
    ChatSession session;
    session.visitor = m_secret;
    session.bot = bot.ref();
    session.log = parts().desk.logId();
    session.agentsOnline = agentsOnline();
    for (const auto& message : answer.messages)
        session.messages.append(customerMessage(message, links()));
    session.notices = Notices(bot.settings, session.agentsOnline > 0).all(steps);
    if (!answer.conversation) {
        if (auto form = formIn(bot.settings); !form.isEmpty())
            session.form = FormShown{std::move(form)};
        return session;
    }
    const auto& conversation = *answer.conversation;
    session.conversation = conversation.id;
    session.state = conversation.state;
    session.agent = customerState(conversation).agent;
    if (conversation.state == ConversationState::Ended && !conversation.rating)
        for (auto step = steps.rbegin(); step != steps.rend() && !session.rating; ++step)
            session.rating = ratingAfter(step->type, step->by, std::nullopt);
    if (session.rating && !session.rating->ask)
        session.rating.reset();
    return session;
}

} // namespace baton::relay
