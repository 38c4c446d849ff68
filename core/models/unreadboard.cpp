// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/unreadboard.h"

#include "core/models/theirwords.h"

#include <QSet>
#include <algorithm>

namespace baton::models {

namespace {

UnreadBoard::Unread unreadOf(const Conversation& c, qint64 count)
{
    UnreadBoard::Unread unread{c.id,        c.bot.id, oneLine(c.bot.name), customerName(c), {},
                               c.updatedAt, count,    push::Form::Loud};
    if (c.lastMessage) {
        unread.text = c.lastMessage->text;
        unread.at = c.lastMessage->at;
    }
    return unread;
}

} // namespace

UnreadBoard::UnreadBoard(QObject* parent) : QObject(parent) {}

void UnreadBoard::setMember(const MemberId& id, bool mayAnswer)
{
    if (id == m_member && mayAnswer == m_mayAnswer)
        return;
    clear();
    m_member = id;
    m_mayAnswer = mayAnswer;
}

void UnreadBoard::clear()
{
    m_mine.clear();
    m_untold.clear();
    const auto ids = m_unread.keys();
    for (const auto& id : ids)
        settle(id);
    if (!ids.isEmpty())
        Q_EMIT changed();
}

void UnreadBoard::setLookedAt(std::function<bool(const ConversationId&)> isLookedAt)
{
    m_isLookedAt = std::move(isLookedAt);
}

void UnreadBoard::setSubscriptions(const push::Subscriptions& wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    // What is turned off is not counted any more, and what is turned on is.
    if (!m_unread.isEmpty())
        Q_EMIT changed();
}

bool UnreadBoard::isMine(const Conversation& c) const
{
    return m_mayAnswer && c.state == ConversationState::Open && c.assignee && c.assignee->id == m_member;
}

bool UnreadBoard::settle(const ConversationId& id)
{
    m_untold.removeOne(id);
    m_given.remove(id);
    if (m_unread.remove(id) == 0)
        return false;
    Q_EMIT settled(id);
    return true;
}

/// True when something is different afterwards.
bool UnreadBoard::take(const Conversation& c, bool isNew)
{
    if (!isMine(c)) {
        m_mine.remove(c.id);
        return settle(c.id);
    }
    const auto known = m_mine.constFind(c.id);
    // What was said before it became theirs is no news.
    const bool isNews = known != m_mine.constEnd() && c.messageCount > *known;
    // But it is theirs to read now, whoever spoke last; AlertBoard tells that it was given.
    const bool isGiven = isNew && known == m_mine.constEnd() && c.assignedBy;
    if (isGiven)
        m_given.insert(c.id, c.messageCount);
    m_mine.insert(c.id, c.messageCount);
    const auto count = c.messageCount - m_seen.value(c.id);
    const bool isAnswered = (!c.lastMessage || c.lastMessage->author.kind == AuthorKind::Agent) &&
                            m_given.value(c.id, -1) != c.messageCount;
    if (count <= 0 || isAnswered)
        return settle(c.id);
    const auto unread = unreadOf(c, count);
    if (m_unread.value(c.id) == unread)
        return false;
    m_unread.insert(c.id, unread);
    if (isNews && c.lastMessage && c.lastMessage->author.kind == AuthorKind::Customer)
        tell(c.id);
    return true;
}

void UnreadBoard::tell(const ConversationId& id)
{
    if (m_awaitsSeen) {
        if (!m_untold.contains(id))
            m_untold.append(id);
        return;
    }
    auto unread = m_unread.value(id);
    unread.form = formOf(unread);
    if (unread.form < push::Form::Banner || (m_isLookedAt && m_isLookedAt(id)))
        return;
    Q_EMIT told(unread);
}

/// The relay's own rule; that it is the member's says that they may see the bot.
push::Form UnreadBoard::formOf(const Unread& unread) const
{
    const bool isQuietNow = m_wanted.quietHours.hold(QDateTime::currentDateTimeUtc());
    const auto form = push::decide({push::Kind::Message, unread.botId, {}, {}}, m_wanted,
                                   {Permission::Respond, true, push::Availability::Online, true, isQuietNow})
                          .form;
    return m_isQuiet ? std::min(form, push::Form::Banner) : form;
}

void UnreadBoard::reset(const QList<Conversation>& all)
{
    QSet<ConversationId> there;
    for (const auto& conversation : all)
        there.insert(conversation.id);
    bool hasChanged = false;
    const auto before = m_unread.keys();
    for (const auto& id : before)
        hasChanged = (!there.contains(id) && settle(id)) || hasChanged;
    m_mine.removeIf([&](const auto& entry) { return !there.contains(entry.key()); });
    for (const auto& conversation : all)
        hasChanged = take(conversation, false) || hasChanged;
    if (hasChanged)
        Q_EMIT changed();
}

void UnreadBoard::upsert(const QList<Conversation>& all)
{
    bool hasChanged = false;
    for (const auto& conversation : all)
        hasChanged = take(conversation) || hasChanged;
    if (hasChanged)
        Q_EMIT changed();
}

void UnreadBoard::markSeen(const ConversationId& id, qint64 upTo)
{
    auto& mark = m_seen[id];
    if (mark >= upTo)
        return;
    const auto read = upTo - std::exchange(mark, upTo);
    const auto unread = m_unread.find(id);
    if (unread == m_unread.end())
        return;
    unread->count -= read;
    if (unread->count <= 0)
        settle(id);
    Q_EMIT changed();
}

void UnreadBoard::moveSeen(const QHash<ConversationId, qint64>& seen)
{
    for (auto it = seen.begin(); it != seen.end(); ++it)
        markSeen(it.key(), it.value());
}

/// Numbers of another log, or another member's, say nothing of what is there now.
void UnreadBoard::restoreSeen(const QHash<ConversationId, qint64>& seen)
{
    clear();
    m_seen = seen;
}

void UnreadBoard::awaitSeen() { m_awaitsSeen = true; }

void UnreadBoard::seenKnown()
{
    m_awaitsSeen = false;
    const auto untold = std::exchange(m_untold, {});
    for (const auto& id : untold)
        tell(id);
}

QList<UnreadBoard::Unread> UnreadBoard::unread() const
{
    QList<Unread> all;
    for (auto unread : m_unread) {
        unread.form = formOf(unread);
        if (unread.form != push::Form::Off)
            all.append(unread);
    }
    std::sort(all.begin(), all.end(), [](const Unread& a, const Unread& b) {
        return std::pair(a.at.ms, a.id.toString()) < std::pair(b.at.ms, b.id.toString());
    });
    return all;
}

qsizetype UnreadBoard::count() const
{
    return std::count_if(m_unread.begin(), m_unread.end(),
                         [this](const Unread& one) { return formOf(one) != push::Form::Off; });
}

} // namespace baton::models
