// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/replica.h"

#include "core/protocol/wire/step.h"

namespace baton::client {

namespace {

/// Who is online comes from outside and is not bounded by what is held.
constexpr qsizetype mostOnline = 200'000;

} // namespace

void Replica::reset(qint64 seq, const QList<Conversation>& conversations)
{
    m_seq = seq;
    m_conversations.clear();
    m_unconfirmed.clear();
    m_online.clear();
    m_conversations.reserve(conversations.size());
    for (const auto& conversation : conversations)
        hold(conversation);
}

void Replica::renew(qint64 seq, const QList<Conversation>& conversations)
{
    auto old = std::exchange(m_conversations, {});
    reset(seq, conversations);
    for (auto it = old.begin(); it != old.end(); ++it) {
        if (it->state != ConversationState::Ended || m_conversations.contains(it.key()))
            continue;
        it->online = false;
        m_unconfirmed.insert(it.key());
        m_conversations.insert(it.key(), std::move(*it));
    }
}

void Replica::hold(const Conversation& conversation)
{
    if (conversation.online)
        m_online.insert(conversation.id);
    m_conversations.insert(conversation.id, conversation);
}

Replica::Outcome Replica::apply(const protocol::Event& event, Change* change)
{
    if (event.seq <= m_seq)
        return Outcome::Repeated;
    if (event.seq != m_seq + 1)
        return Outcome::Gap;
    m_seq = event.seq;
    if (event.type == protocol::eventtype::messageAdded) {
        if (const auto added = protocol::fromJson<protocol::MessageAdded>(event.data, QStringLiteral("data")))
            applyMessage(event, added->message, change);
    } else if (event.type.startsWith(QLatin1String("conversation."))) {
        const auto changed =
            protocol::fromJson<protocol::ConversationChanged>(event.data, QStringLiteral("data"));
        if (changed)
            applyConversation(event, *changed, change);
    } else if (event.type == protocol::eventtype::contactUpdated) {
        const auto changed = protocol::fromJson<protocol::ContactChanged>(event.data, QStringLiteral("data"));
        if (changed)
            applyContact(*changed, change);
    } else if (event.type.startsWith(QLatin1String("message."))) {
        if (const auto other =
                protocol::fromJson<protocol::MessageChanged>(event.data, QStringLiteral("data")))
            applyRewriting(event, other->message, change);
    } else if (event.type.startsWith(QLatin1String("note.")) ||
               event.type == protocol::eventtype::contactNoted) {
        if (const auto noted = protocol::fromJson<protocol::NoteAdded>(event.data, QStringLiteral("data"))) {
            // It changes nothing of a conversation, nor its place in any list.
            change->note = noted->note;
            change->notedOn = noted->conversation;
            change->contact = noted->contact;
        }
    }
    // Types of a later version, and what is withheld from this member, only move the number on.
    return Outcome::Applied;
}

void Replica::applyConversation(const protocol::Event& event, const protocol::ConversationChanged& changed,
                                Change* change)
{
    auto conversation = changed.conversation;
    change->conversation = conversation.id;
    if (const auto* known = find(conversation.id))
        change->before = *known;
    // Presence passes outside the log; what is known of it stays.
    conversation.online = m_online.contains(conversation.id);
    if (protocol::eventtype::isStep(event.type))
        change->history =
            protocol::stepOf(event.type, event.at, changed, 0,
                             change->before ? std::optional(change->before->tags) : std::nullopt);
    m_unconfirmed.remove(conversation.id);
    m_conversations.insert(conversation.id, std::move(conversation));
}

void Replica::applyContact(const protocol::ContactChanged& changed, Change* change)
{
    for (auto& held : m_conversations) {
        if (held.bot.id != changed.bot || held.contact.id != changed.contact.id)
            continue;
        held.contact = changed.contact;
        change->others.append(held.id);
    }
}

void Replica::applyMessage(const protocol::Event& event, const Message& message, Change* change)
{
    change->message = message;
    change->conversation = message.conversation;
    const auto it = m_conversations.find(message.conversation);
    if (it == m_conversations.end()) {
        change->unknownConversation = true;
        return;
    }
    change->before = *it;
    // An answer may have brought the conversation as it was after this message.
    if (message.n < it->messageCount)
        return;
    it->lastMessage = LastMessage{message.author, wordsOf(message), message.at};
    it->messageCount = message.n;
    it->updatedAt = std::max(it->updatedAt, event.at);
}

void Replica::applyRewriting(const protocol::Event& event, const Message& message, Change* change)
{
    change->rewritten = message;
    const auto it = m_conversations.find(message.conversation);
    if (it == m_conversations.end())
        return;
    change->conversation = message.conversation;
    change->before = *it;
    if (it->lastMessage && message.n == it->messageCount)
        it->lastMessage->text = wordsOf(message);
    it->updatedAt = std::max(it->updatedAt, event.at);
}

bool Replica::adopt(const Conversation& conversation)
{
    const auto it = m_conversations.find(conversation.id);
    if (it == m_conversations.end()) {
        auto fresh = conversation;
        fresh.online = fresh.online || m_online.contains(fresh.id);
        hold(fresh);
        return true;
    }
    const bool unconfirmed = m_unconfirmed.remove(conversation.id);
    if (unconfirmed || conversation.messageCount > it->messageCount) {
        if (*it == conversation)
            return false;
        hold(conversation);
        return true;
    }
    return setOnline(conversation.id, conversation.online);
}

QSet<ConversationId> Replica::sweep()
{
    const auto gone = std::exchange(m_unconfirmed, {});
    for (const auto& id : gone)
        m_conversations.remove(id);
    return gone;
}

bool Replica::setOnline(const ConversationId& id, bool online)
{
    if (!online)
        m_online.remove(id);
    else if (m_online.size() < mostOnline)
        m_online.insert(id);
    const auto it = m_conversations.find(id);
    if (it == m_conversations.end() || it->online == online)
        return false;
    it->online = online;
    return true;
}

const Conversation* Replica::find(const ConversationId& id) const
{
    const auto it = m_conversations.constFind(id);
    return it == m_conversations.constEnd() ? nullptr : &*it;
}

} // namespace baton::client
