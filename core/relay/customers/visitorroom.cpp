// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorroom.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/customers/customeranswers.h"
#include "core/relay/customers/visitorrooms.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/passing.h"

#include <QAbstractEventDispatcher>
#include <QTimer>
#include <utility>

namespace baton::relay {

using protocol::toJson;
using protocol::customer::MessageSent;
using socketio::Acknowledge;
using socketio::Socket;

namespace {

constexpr int typingsPerSecond = 4;
constexpr int typingBurst = 10;
/// As many messages as the desk gives to a visitor who arrives.
constexpr qint64 transcriptLimit = 200;

Refusal refusal(Refusal::Kind kind, const QString& detail)
{
    return {kind, detail, Refusal::Reason::None, {}};
}

} // namespace

VisitorRoom::VisitorRoom(Key key, QString secret, Executor& home, VisitorRooms& rooms)
    : m_key(std::move(key))
    , m_secret(std::move(secret))
    , m_home(home)
    , m_rooms(rooms)
    , m_messages(rooms.limits().messagesPerSecond, rooms.limits().messageBurst)
    , m_typings(typingsPerSecond, typingBurst)
{}

RelayParts& VisitorRoom::parts() const { return m_rooms.parts(); }

std::optional<Bot> VisitorRoom::bot() const { return parts().directory.bot(m_key.bot); }

qint64 VisitorRoom::agentsOnline() const { return parts().presence.onlineFor(m_key.bot); }

void VisitorRoom::post(std::function<void(VisitorRoom&)> work)
{
    m_home.post([self = shared_from_this(), work = std::move(work)] { work(*self); });
}

void VisitorRoom::submit(const Contact& contact, decltype(desk::CustomerCommand::verb) verb, Reply reply)
{
    const auto found = bot();
    if (!found) {
        return reply(*this, refuse(Refusal::Kind::NotFound,
                                   QStringLiteral("This bot is no longer here. Load the page again.")));
    }
    desk::CustomerCommand command{found->ref(), m_secret, contact, std::move(verb)};
    parts().desk.submit(std::move(command), [self = shared_from_this(),
                                             reply = std::move(reply)](Result<desk::CustomerAnswer> answer) {
        self->post([reply, answer = std::move(answer)](VisitorRoom& room) {
            if (answer && answer->conversation)
                room.belongsTo(answer->conversation->id);
            reply(room, answer);
        });
    });
}

// ---- what a tab does

void VisitorRoom::write(const Contact& contact, const MessageSent& sent, const Acknowledge& ack)
{
    if (!mayWrite(ack))
        return;
    ++m_writing;
    submit(contact, desk::CustomerWrites{sent.id, sent.text},
           [ack, clientId = sent.id](VisitorRoom& room, const Result<desk::CustomerAnswer>& answer) {
               if (answer && answer->message) {
                   room.m_clientIds.insert(answer->message->id, clientId);
                   acknowledge(ack, QJsonObject{{QStringLiteral("n"), answer->message->n},
                                                {QStringLiteral("id"), answer->message->id.toString()}});
               } else {
                   acknowledge(ack, answer
                                        ? refusal(Refusal::Kind::Unavailable,
                                                  QStringLiteral("The message was not kept. Send it again."))
                                        : answer.error());
               }
               --room.m_writing;
               room.deliverHeld();
           });
}

bool VisitorRoom::mayWrite(const Acknowledge& ack)
{
    if (m_messages.take())
        return true;
    acknowledge(
        ack, refusal(Refusal::Kind::TooMany,
                     QStringLiteral("You write faster than this chat can take it. Wait a few seconds, then "
                                    "send it again.")));
    return false;
}

void VisitorRoom::type(bool on, const Acknowledge& ack)
{
    if (!m_typings.take())
        return acknowledge(ack,
                           refusal(Refusal::Kind::TooMany,
                                   QStringLiteral("Typing was reported too often. Report only changes.")));
    acknowledge(ack, QJsonObject{});
    if (!m_conversation || (!on && !m_typing))
        return;
    m_typing = on;
    pass(protocol::Typing{*m_conversation, {AuthorKind::Customer, m_name}, on});
}

// ---- tabs come and go

void VisitorRoom::enter(const std::shared_ptr<Socket>& socket, const Contact& contact)
{
    m_tabs.insert(socket.get(), Tab{socket, false, {}});
    showPresence();
    submit(contact, desk::VisitorArrives{},
           [socket](VisitorRoom& room, const Result<desk::CustomerAnswer>& answer) {
               if (!answer)
                   return room.turnAway(socket, answer.error());
               if (!answer->conversation)
                   return room.arrived(socket, *answer, {});
               const auto& id = answer->conversation->id;
               // Each page a caller of its own, so that they take turns with the agents.
               const quint64 caller = qHash(id) | 1;
               room.parts().reading.get(
                   {MemberId(), std::nullopt, caller}, {id, std::nullopt, transcriptLimit},
                   [self = room.shared_from_this(), socket,
                    answer = *answer](Result<protocol::GetResult> result) {
                       self->post([socket, answer, result = std::move(result)](VisitorRoom& here) {
                           here.arrived(socket, answer, result ? result->history : QList<HistoryEntry>());
                       });
                   });
           });
}

void VisitorRoom::arrived(const std::shared_ptr<Socket>& socket, const desk::CustomerAnswer& answer,
                          const QList<HistoryEntry>& history)
{
    const auto tab = m_tabs.find(socket.get());
    const auto found = bot();
    if (tab == m_tabs.end() || !found)
        return;
    QList<HistoryEntry> steps;
    for (const auto& step : history)
        if (step.seq <= answer.seq) // later ones are held for this tab
            steps.append(step);
    const auto session = sessionOf(*found, answer, steps);
    socket->emitEncoded(customerPacket(QStringLiteral("session"), toJson(session)));
    tab->present = true;
    tab->known = answer.seq;
    catchUp(*tab);
}

/// What was held while the session was being read: some of it is in the session already.
void VisitorRoom::catchUp(Tab& tab)
{
    for (const auto& news : std::exchange(tab.held, {})) {
        if (news.seq <= tab.known)
            continue;
        for (const auto& packet : news.packets)
            tab.socket->emitEncoded(packet);
    }
}

void VisitorRoom::turnAway(const std::shared_ptr<Socket>& socket, const Refusal& refusal)
{
    socket->emitEvent(QStringLiteral("failed"), {refusalObject(refusal)});
    socket->disconnect(true);
}

void VisitorRoom::leave(const Socket* socket)
{
    if (m_tabs.remove(socket) == 0 || !m_tabs.isEmpty())
        return;
    const auto absence = m_rooms.limits().absence;
    if (absence.count() <= 0)
        return absent();
    QTimer::singleShot(absence, QAbstractEventDispatcher::instance(), [weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->absent();
    });
}

void VisitorRoom::absent()
{
    if (!m_tabs.isEmpty() || !m_rooms.discard(*this))
        return;
    if (std::exchange(m_typing, false) && m_conversation)
        pass(protocol::Typing{*m_conversation, {AuthorKind::Customer, m_name}, false});
    showPresence();
}

void VisitorRoom::pass(const std::variant<protocol::Typing, protocol::Presence>& what)
{
    parts().passing.publish({m_key.bot, MemberId(), what});
}

void VisitorRoom::belongsTo(const ConversationId& conversation)
{
    if (m_conversation == conversation)
        return;
    m_conversation = conversation;
    // Nobody has been told yet, and the desk takes whoever writes for being there: one of both is to be said.
    m_shownOnline = m_tabs.isEmpty();
    m_rooms.setConversation(*this, conversation);
    showPresence();
}

void VisitorRoom::showPresence()
{
    const bool online = !m_tabs.isEmpty();
    if (!m_conversation || online == std::exchange(m_shownOnline, online))
        return;
    parts().desk.setCustomerOnline(*m_conversation, online);
    protocol::Presence presence;
    presence.conversation = *m_conversation;
    presence.online = online;
    pass(presence);
}

// ---- what happens in the relay

void VisitorRoom::happened(const std::vector<desk::Recorded>& events)
{
    m_inbox.insert(m_inbox.end(), events.begin(), events.end());
    deliverHeld();
}

void VisitorRoom::deliverHeld()
{
    while (!m_inbox.empty()) {
        const auto* added = m_inbox.front().event.as<protocol::MessageAdded>();
        std::optional<QString> clientId;
        if (added && added->message.author.kind == AuthorKind::Customer) {
            const auto known = m_clientIds.constFind(added->message.id);
            // The desk tells what happened before it answers; the answer says whose message this is.
            if (known == m_clientIds.cend() && m_writing > 0)
                return;
            if (known != m_clientIds.cend())
                clientId = *known;
        }
        deliver(m_inbox.front(), clientId);
        m_inbox.pop_front();
    }
    if (m_writing == 0)
        m_clientIds.clear();
}

void VisitorRoom::deliver(const desk::Recorded& recorded, const std::optional<QString>& clientId)
{
    belongsTo(recorded.conversation);
    const auto found = bot();
    const Notices notices(found ? found->settings : QMap<QString, QString>(), agentsOnline() > 0);
    const auto news = customerNews(recorded, notices, clientId);
    if (!news)
        return;
    if (news->conversation)
        m_name = news->conversation->contact.name;
    for (auto& tab : m_tabs) {
        if (!tab.present) {
            tab.held.push_back(*news);
            continue;
        }
        if (news->seq <= tab.known)
            continue;
        for (const auto& packet : news->packets)
            tab.socket->emitEncoded(packet);
    }
}

void VisitorRoom::broadcast(const QByteArray& packet)
{
    for (const auto& tab : std::as_const(m_tabs))
        if (tab.present)
            tab.socket->emitEncoded(packet);
}

void VisitorRoom::showTyping(const QString& name, bool on)
{
    broadcast(customerPacket(QStringLiteral("typing"), toJson(protocol::customer::TypingShown{on, name})));
}

void VisitorRoom::showAgents(qint64 online)
{
    broadcast(customerPacket(QStringLiteral("agents"), {{QStringLiteral("online"), online}}));
}

} // namespace baton::relay
