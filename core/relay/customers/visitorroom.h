// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/reading/readingroom.h"
#include "core/net/socketio/socket.h"
#include "core/relay/customers/customerview.h"
#include "core/relay/directory/member.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/parts/relayparts.h"
#include "core/relay/parts/tokenbucket.h"

#include <QHash>
#include <deque>
#include <memory>
#include <vector>

namespace baton::protocol {
struct GetResult;
}

namespace baton::relay {

struct Block;
class VisitorRooms;

/// What one visitor does with one bot, in however many tabs: commands go out from here, and what happens
/// comes in. Lives on the I/O thread of its first tab; everything but post() and the constructor belongs
/// there. Answers that are under way keep it; they reach it, and through it the relay's parts, only while
/// that thread runs.
class VisitorRoom : public std::enable_shared_from_this<VisitorRoom>
{
public:
    struct Key
    {
        BotId bot;
        QByteArray visitor; ///< hash of the secret
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed = 0)
        {
            return qHashMulti(seed, key.bot, key.visitor);
        }
    };

    VisitorRoom(Key key, QString secret, Executor& home, VisitorRooms& rooms);

    const Key& key() const { return m_key; }
    void post(std::function<void(VisitorRoom&)> work);

    // A tab
    void enter(const std::shared_ptr<socketio::Socket>& socket, const Contact& contact);
    void leave(const socketio::Socket* socket);
    void write(const Contact& contact, const protocol::customer::MessageSent& sent,
               const socketio::Acknowledge& acknowledge);
    /// Whatever else a customer does: asks for a person, presses a button, rates.
    void carryOut(const Contact& contact, decltype(desk::CustomerCommand::verb) verb,
                  const socketio::Acknowledge& acknowledge);
    void fillForm(const Contact& contact, const protocol::customer::FormSent& sent,
                  const socketio::Acknowledge& acknowledge);
    void type(const Contact& contact, bool on, const socketio::Acknowledge& acknowledge);
    /// A page of theirs has shown what others wrote.
    void see(const Contact& contact, qint64 upTo, const socketio::Acknowledge& acknowledge);

    // The relay
    void happened(const std::vector<desk::Recorded>& events);
    void showTyping(const QString& name, bool on);
    void showAgents(qint64 online);
    /// An agent has seen what the customer wrote.
    void showSeen(qint64 upTo);
    /// Somebody is kept out from now on: perhaps these.
    void blocked(const Block& block);

private:
    struct Tab
    {
        std::shared_ptr<socketio::Socket> socket;
        QString address;      ///< where it comes from
        bool present = false; ///< has got its session
        std::vector<CustomerNews> held;
        qint64 known = 0; ///< what happened up to this event is in its session
    };
    using Reply = std::function<void(VisitorRoom&, const Result<desk::CustomerAnswer>&)>;

    void write(const Contact& contact, const protocol::customer::MessageSent& sent, QList<Attachment> files,
               const socketio::Acknowledge& acknowledge);
    void written(const QString& clientId, const socketio::Acknowledge& acknowledge,
                 const Result<desk::CustomerAnswer>& answer);
    void carry(const Contact& contact, const protocol::customer::MessageSent& sent,
               const socketio::Acknowledge& acknowledge);
    void carriedOn();
    FileLinks links() const;
    void submit(const Contact& contact, decltype(desk::CustomerCommand::verb) verb, Reply reply);
    RelayParts& parts() const;
    std::optional<Bot> bot() const;
    qint64 agentsOnline() const;
    bool mayWrite(const socketio::Acknowledge& acknowledge);

    void arrived(const std::shared_ptr<socketio::Socket>& socket, desk::CustomerAnswer answer,
                 const Result<protocol::GetResult>& read);
    protocol::customer::ChatSession sessionOf(const Bot& bot, const desk::CustomerAnswer& answer,
                                              const QList<HistoryEntry>& steps) const;
    void catchUp(Tab& tab);
    void turnAway(const std::shared_ptr<socketio::Socket>& socket, const Refusal& refusal);

    void deliverHeld();
    void deliver(const desk::Recorded& recorded, const std::optional<QString>& clientId);
    void broadcast(const QByteArray& packet);

    /// Refuses, in words for them, whatever they do from this address while they are blocked.
    Result<void> mayCome(const QString& address) const;
    static void tellBlocked(const Tab& tab, const Refusal& why);

    void belongsTo(const Conversation& conversation);
    void belongsTo(const ConversationId& conversation);
    void showPresence();
    void absent();
    void pass(const decltype(PassingNote::what)& what);
    void tellSeen();

    const Key m_key;
    const QString m_secret;
    Executor& m_home;
    VisitorRooms& m_rooms;

    QHash<const socketio::Socket*, Tab> m_tabs;
    std::optional<ConversationId> m_conversation;
    ContactId m_contact;
    QString m_name; ///< how agents see the visitor
    bool m_shownOnline = false;
    bool m_typing = false;
    qint64 m_seen = 0; ///< how far their pages say that they have seen
    qint64 m_seenTold = 0;
    bool m_tellsSeen = false; ///< one at a time: what comes meanwhile goes together
    TokenBucket m_messages;
    TokenBucket m_typings;

    /// Events wait here while it is not known which of the page's messages they are the outcome of.
    std::deque<desk::Recorded> m_inbox;
    /// What was written while files of a message before it are looked at.
    std::deque<std::function<void(VisitorRoom&)>> m_behind;
    bool m_carrying = false;
    int m_writing = 0;                     ///< messages the desk has not answered
    QHash<MessageId, QString> m_clientIds; ///< of answered messages whose event may still come
};

} // namespace baton::relay
