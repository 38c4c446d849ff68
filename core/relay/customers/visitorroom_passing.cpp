// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/visitorroom.h"

#include "core/desk/desk.h"
#include "core/desk/log/blocklist.h"
#include "core/protocol/customer/customermessages.h"
#include "core/relay/customers/customeranswers.h"
#include "core/relay/fanout/passing.h"

#include <QAbstractEventDispatcher>
#include <QTimer>
#include <utility>

// What passes between a visitor and the relay and is not kept; and that nothing does while they are blocked.
namespace baton::relay {

using protocol::toJson;
using socketio::Acknowledge;

namespace {

constexpr std::chrono::milliseconds seenPause{500};

} // namespace

// ---- what a tab tells

void VisitorRoom::type(const Contact& contact, bool on, const Acknowledge& ack)
{
    if (const auto welcome = mayCome(contact.ip); !welcome)
        return acknowledge(ack, welcome.error());
    if (!m_typings.take())
        return acknowledge(ack, {Refusal::Kind::TooMany,
                                 QStringLiteral("Typing was reported too often. Report only changes."),
                                 Refusal::Reason::None,
                                 {}});
    acknowledge(ack, QJsonObject{});
    if (!m_conversation || (!on && !m_typing))
        return;
    m_typing = on;
    pass(protocol::Typing{*m_conversation, {AuthorKind::Customer, m_name}, on});
}

/// However often a page says so, the desk is told the highest, when it has answered the one before and a
/// moment has passed.
void VisitorRoom::see(const Contact& contact, qint64 upTo, const Acknowledge& ack)
{
    if (const auto welcome = mayCome(contact.ip); !welcome)
        return acknowledge(ack, welcome.error());
    acknowledge(ack, QJsonObject{});
    m_seen = std::max(m_seen, upTo);
    tellSeen();
}

void VisitorRoom::tellSeen()
{
    if (!m_conversation || m_tellsSeen || m_seen <= m_seenTold)
        return;
    m_tellsSeen = true;
    m_seenTold = m_seen;
    parts().desk.submit(desk::CustomerSees{*m_conversation, m_seen},
                        [self = shared_from_this()](const Result<std::optional<protocol::Seen>>& news) {
                            self->post([news](VisitorRoom& room) {
                                if (news && *news)
                                    room.pass(**news);
                                QTimer::singleShot(seenPause, QAbstractEventDispatcher::instance(),
                                                   [weak = room.weak_from_this()] {
                                                       if (const auto here = weak.lock()) {
                                                           here->m_tellsSeen = false;
                                                           here->tellSeen();
                                                       }
                                                   });
                            });
                        });
}

// ---- what agents are told

void VisitorRoom::pass(const decltype(PassingNote::what)& what)
{
    parts().passing.publish({m_key.bot, MemberId(), what});
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

// ---- what the relay tells

void VisitorRoom::showTyping(const QString& name, bool on)
{
    broadcast(customerPacket(QStringLiteral("typing"), toJson(protocol::customer::TypingShown{on, name})));
}

void VisitorRoom::showSeen(qint64 upTo)
{
    broadcast(customerPacket(QStringLiteral("seen"), toJson(protocol::customer::SeenUpTo{upTo})));
}

void VisitorRoom::showAgents(qint64 online)
{
    broadcast(customerPacket(QStringLiteral("agents"), {{QStringLiteral("online"), online}}));
}

// ---- blocked

Result<void> VisitorRoom::mayCome(const QString& address) const
{
    return parts().blocklist->mayWrite(m_key.bot, m_contact, address, Instant::now());
}

/// Their pages stay: what was said may be read, and each thing they try is refused in the same words.
void VisitorRoom::blocked(const Block& block)
{
    bool isOurs = false;
    for (const auto& tab : std::as_const(m_tabs)) {
        const bool isMeant =
            block.contact == m_contact || (!block.address.isEmpty() && block.address == tab.address);
        const auto welcome = mayCome(tab.address);
        if (!isMeant || welcome)
            continue;
        isOurs = true;
        if (tab.present) // else it is told with its session
            tellBlocked(tab, welcome.error());
    }
    if (isOurs && std::exchange(m_typing, false) && m_conversation)
        pass(protocol::Typing{*m_conversation, {AuthorKind::Customer, m_name}, false});
}

void VisitorRoom::tellBlocked(const Tab& tab, const Refusal& why)
{
    const protocol::customer::Notice notice{QStringLiteral("blocked"), why.detail, {}, {}};
    tab.socket->emitEncoded(customerPacket(QStringLiteral("notice"), toJson(notice)));
}

} // namespace baton::relay
