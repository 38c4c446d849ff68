// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorroom.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/protocol/customer/filestaken.h"
#include "core/relay/customers/customeranswers.h"
#include "core/relay/customers/visitorrooms.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/files/attachments.h"
#include "core/relay/files/contentkind.h"
#include "core/relay/files/filestore.h"

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
                room.belongsTo(*answer->conversation);
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
    // In the order in which they were written.
    if (m_carrying)
        m_behind.push_back([contact, sent, ack](VisitorRoom& room) { room.carry(contact, sent, ack); });
    else
        carry(contact, sent, ack);
}

void VisitorRoom::carry(const Contact& contact, const MessageSent& sent, const Acknowledge& ack)
{
    if (sent.attachments.isEmpty())
        return write(contact, sent, {}, ack);
    m_carrying = true;
    const FileSender sender{FileSender::Kind::Customer, QString::fromLatin1(m_key.visitor.toHex())};
    parts().files.carry(
        {sender, sent.attachments, m_conversation.value_or(ConversationId())},
        [self = shared_from_this(), contact, sent, ack](const Result<QList<StoredFile>>& files) {
            self->post([contact, sent, ack, files](VisitorRoom& room) {
                if (files)
                    room.write(contact, sent, attachmentsOf(*files), ack);
                else
                    room.written(sent.id, ack, Refused(files.error()));
                room.carriedOn();
            });
        });
}

void VisitorRoom::carriedOn()
{
    m_carrying = false;
    while (!m_carrying && !m_behind.empty()) {
        const auto next = std::move(m_behind.front());
        m_behind.pop_front();
        next(*this);
    }
}

void VisitorRoom::write(const Contact& contact, const MessageSent& sent, QList<Attachment> files,
                        const Acknowledge& ack)
{
    submit(contact, desk::CustomerWrites{sent.id, sent.text, std::move(files)},
           [ack, sent](VisitorRoom& room, const Result<desk::CustomerAnswer>& answer) {
               if (!sent.attachments.isEmpty())
                   room.parts().files.carryEnded(sent.attachments);
               room.written(sent.id, ack, answer);
           });
}

void VisitorRoom::written(const QString& clientId, const Acknowledge& ack,
                          const Result<desk::CustomerAnswer>& answer)
{
    if (answer && answer->message) {
        m_clientIds.insert(answer->message->id, clientId);
        acknowledge(ack, QJsonObject{{QStringLiteral("n"), answer->message->n},
                                     {QStringLiteral("id"), answer->message->id.toString()}});
    } else {
        acknowledge(ack, answer ? refusal(Refusal::Kind::Unavailable,
                                          QStringLiteral("The message was not kept. Send it again."))
                                : answer.error());
    }
    --m_writing;
    deliverHeld();
}

FileLinks VisitorRoom::links() const { return FileLinks(parts().files.linkKey()); }

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

// ---- tabs come and go

void VisitorRoom::enter(const std::shared_ptr<Socket>& socket, const Contact& contact)
{
    m_tabs.insert(socket.get(), Tab{socket, contact.ip, false, {}});
    showPresence();
    submit(contact, desk::VisitorArrives{},
           [socket](VisitorRoom& room, const Result<desk::CustomerAnswer>& answer) {
               if (!answer)
                   return room.turnAway(socket, answer.error());
               if (!answer->conversation)
                   return room.arrived(socket, *answer, protocol::GetResult());
               const auto& id = answer->conversation->id;
               // Each page a caller of its own, so that they take turns with the agents.
               const quint64 caller = qHash(id) | 1;
               room.parts().reading.get(
                   {MemberId(), std::nullopt, caller}, {id, std::nullopt, transcriptLimit},
                   [self = room.shared_from_this(), socket,
                    answer = *answer](Result<protocol::GetResult> result) {
                       self->post([socket, answer, result = std::move(result)](VisitorRoom& here) {
                           here.arrived(socket, answer, result);
                       });
                   });
           });
}

void VisitorRoom::arrived(const std::shared_ptr<Socket>& socket, desk::CustomerAnswer answer,
                          const Result<protocol::GetResult>& read)
{
    const auto tab = m_tabs.find(socket.get());
    const auto found = bot();
    if (tab == m_tabs.end() || !found)
        return;
    QHash<qint64, Instant> seen;
    QList<HistoryEntry> steps;
    if (read) {
        for (const auto& message : read->messages)
            if (message.seenAt)
                seen.insert(message.n, *message.seenAt);
        for (const auto& step : read->history)
            if (step.seq <= answer.seq) // later ones are held for this tab
                steps.append(step);
    }
    for (auto& message : answer.messages)
        if (const auto at = seen.constFind(message.n); at != seen.cend())
            message.seenAt = *at;
    const auto session = sessionOf(*found, answer, steps);
    const auto& most = parts().files.limits();
    const protocol::customer::FilesTaken taken{ContentKind::canTell(), most.file, most.perMessage};
    socket->emitEncoded(customerPacket(QStringLiteral("files"), toJson(taken)));
    socket->emitEncoded(customerPacket(QStringLiteral("session"), toJson(session)));
    tab->present = true;
    tab->known = answer.seq;
    catchUp(*tab);
    if (const auto welcome = mayCome(tab->address); !welcome)
        tellBlocked(*tab, welcome.error());
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

void VisitorRoom::belongsTo(const Conversation& conversation)
{
    m_contact = conversation.contact.id;
    belongsTo(conversation.id);
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
    const auto news = customerNews(recorded, notices, clientId, links());
    if (!news)
        return;
    if (news->conversation) {
        m_name = news->conversation->contact.name;
        m_contact = news->conversation->contact.id;
    }
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

} // namespace baton::relay
