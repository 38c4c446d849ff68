// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customergateway.h"

#include "core/desk/log/blocklist.h"
#include "core/desk/reading/deskreading.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/customers/customeranswers.h"
#include "core/relay/customers/customertab.h"
#include "core/relay/customers/visitorrooms.h"
#include "core/relay/customers/visitorsecret.h"
#include "core/relay/directory/directory.h"
#include "core/relay/parts/addresslimits.h"

#include <QHash>

namespace baton::relay {

using socketio::ConnectRefusal;

namespace {

ConnectRefusal refusal(Refusal::Kind kind, const QString& detail)
{
    return {detail, refusalObject({kind, detail, Refusal::Reason::None, {}})};
}

} // namespace

CustomerGateway::CustomerGateway(RelayParts& parts, const Options& options)
    : m_parts(parts)
    , m_rooms(std::make_shared<VisitorRooms>(parts, options.limits))
    , m_messages(std::make_shared<AddressLimits>(options.limits.addressMessagesPerSecond,
                                                 options.limits.addressMessageBurst))
    , m_connects(
          std::make_shared<AddressLimits>(options.limits.connectsPerSecond, options.limits.connectBurst))
{}

CustomerGateway::~CustomerGateway() = default;

std::variant<ConnectRefusal, std::shared_ptr<socketio::SocketListener>>
CustomerGateway::connecting(const socketio::ConnectRequest& request)
{
    const auto auth =
        protocol::fromJson<protocol::customer::ConnectAuth>(request.auth, QStringLiteral("auth"));
    if (!auth)
        return refusal(auth.error().kind, auth.error().detail);
    const auto address = request.handshake.client;
    if (!m_connects->take(address)) {
        return refusal(
            Refusal::Kind::TooMany,
            QStringLiteral(
                "Too many connections come from your network. Wait a few seconds, then try again."));
    }
    if (!m_parts.directory.bot(auth->bot)) {
        return refusal(Refusal::Kind::NotFound,
                       QStringLiteral("There is no bot of this name here. Check the address of the page."));
    }
    const auto secret =
        auth->visitor && isVisitorSecret(*auth->visitor) ? *auth->visitor : createVisitorSecret();
    auto room = m_rooms->enter(auth->bot, secret, request.executor);
    if (!room) {
        return refusal(
            Refusal::Kind::TooMany,
            QStringLiteral("This chat is open in too many tabs. Close some of them, then try again."));
    }
    return std::make_shared<CustomerTab>(std::move(room), m_rooms, m_messages, address);
}

bool CustomerGateway::isHere(const QByteArray& visitorHash,
                             const std::optional<ConversationId>& conversation) const
{
    if (!conversation)
        return m_rooms->isHere(visitorHash);
    const auto room = m_rooms->find(*conversation);
    return room && room->key().visitor == visitorHash;
}

void CustomerGateway::committed(const std::vector<desk::Recorded>& events)
{
    QHash<VisitorRoom::Key, std::vector<desk::Recorded>> byVisitor;
    for (const auto& event : events)
        if (!event.visitor.isEmpty())
            byVisitor[{event.bot, event.visitor}].push_back(event);
    for (auto it = byVisitor.begin(); it != byVisitor.end(); ++it)
        if (const auto room = m_rooms->find(it.key()))
            room->post([news = std::move(it.value())](VisitorRoom& here) { here.happened(news); });
}

void CustomerGateway::passed(const PassingNote& note)
{
    if (const auto* seen = std::get_if<protocol::Seen>(&note.what); seen && !seen->byCustomer)
        if (const auto room = m_rooms->find(seen->conversation))
            room->post([upTo = seen->upTo](VisitorRoom& here) { here.showSeen(upTo); });
    const auto* typing = std::get_if<protocol::Typing>(&note.what);
    if (!typing || typing->author.kind == AuthorKind::Customer)
        return;
    if (const auto room = m_rooms->find(typing->conversation))
        room->post(
            [name = typing->author.name, on = typing->on](VisitorRoom& here) { here.showTyping(name, on); });
}

void CustomerGateway::agentsChanged() { m_rooms->agentsChanged(); }

void CustomerGateway::blocked(const Block& block) { m_rooms->blocked(block); }

void CustomerGateway::mayBring(const QByteArray& visitorHash, const QHostAddress& from,
                               std::function<void(Result<void>)> reply) const
{
    const auto* list = m_parts.blocklist;
    if (list->isEmpty())
        return reply({});
    // With these they may have no conversation yet.
    const auto bots = m_parts.directory.roster()->botNames();
    for (const auto& bot : bots) {
        const auto may = m_rooms->find({bot.id, visitorHash})
                             ? list->mayWrite(bot.id, {}, from.toString(), Instant::now())
                             : Result<void>();
        if (!may)
            return reply(may);
    }
    const auto look = [list, visitorHash, address = from.toString(),
                       reply = std::move(reply)](storage::Database* database) {
        if (!database) {
            return reply(refuse(Refusal::Kind::Unavailable,
                                QStringLiteral("Too much is going on here. Try again in a moment.")));
        }
        const auto known = desk::contactsOf(*database, visitorHash);
        if (!known)
            return reply(Refused(known.error()));
        for (const auto& [bot, contact] : *known)
            if (const auto may = list->mayWrite(bot, contact, address, Instant::now()); !may)
                return reply(may);
        reply({});
    };
    const quint64 caller = qHash(visitorHash) | 1;
    m_parts.reading.read(look, caller);
}

} // namespace baton::relay
