// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"

#include <algorithm>

// What the relay's double reads: lists, searches, transcripts.
namespace baton::testing {

protocol::Counts RelayDouble::counts() const
{
    protocol::Counts counts;
    for (const auto& c : m_held) {
        ++counts.all;
        counts.waiting += c.state == ConversationState::Waiting ? 1 : 0;
        counts.mine += c.assignee == alice() ? 1 : 0;
    }
    return counts;
}

QList<protocol::ReadMark> RelayDouble::marks(const QList<Conversation>& conversations) const
{
    QList<protocol::ReadMark> all;
    for (const auto& c : conversations)
        if (m_marks.contains(c.id))
            all.append({c.id, m_marks.value(c.id)});
    return all;
}

void RelayDouble::setBlocked(const ContactId& contact, bool isBlocked)
{
    if (isBlocked)
        m_blocked.insert(contact);
    else
        m_blocked.remove(contact);
}

protocol::ContactResult RelayDouble::contact(const ContactId& id) const
{
    protocol::ContactResult result;
    result.contact.id = id;
    result.contact.blocked = m_blocked.contains(id);
    return result;
}

QList<qint64> RelayDouble::placesOf(const ConversationId& id, const QString& words) const
{
    QList<qint64> places;
    const auto texts = m_texts.value(id);
    for (const auto& message : texts)
        if (message.text.contains(words))
            places.append(message.n);
    return places;
}

QJsonObject RelayDouble::list(const protocol::ListParams& params) const
{
    QList<protocol::ListedConversation> all;
    for (const auto& c : m_held) {
        const bool fits = params.view == QLatin1String("all") ||
                          (params.view == QLatin1String("waiting") ? c.state == ConversationState::Waiting
                                                                   : c.assignee == alice());
        const auto places = params.query ? placesOf(c.id, *params.query) : QList<qint64>();
        if (!fits || (params.query && places.isEmpty()))
            continue;
        protocol::ListedConversation listed(c);
        if (params.query)
            listed.hit = protocol::SearchHit{places.last(), *params.query, {}, places.size()};
        all.append(listed);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.updatedAt > b.updatedAt; });
    const auto from = params.cursor.value_or(QStringLiteral("0")).toLongLong();
    const auto limit = std::min(params.limit.value_or(100), m_pageLimit);
    protocol::ListResult result;
    result.items = all.mid(from, limit);
    if (from + limit < all.size())
        result.next = QString::number(from + limit);
    result.counts = counts();
    result.read = marks(result.conversations());
    return protocol::toJson(result);
}

Result<QJsonObject> RelayDouble::get(const protocol::GetParams& params) const
{
    if (!m_held.contains(params.id))
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such conversation."));
    const auto c = m_held.value(params.id);
    auto texts = m_texts.value(params.id);
    const auto limit = params.limit.value_or(200);
    if (params.before)
        texts.removeIf([&](const Message& m) { return m.n >= *params.before; });
    if (params.after)
        texts.removeIf([&](const Message& m) { return m.n <= *params.after; });
    auto from = std::max<qsizetype>(0, texts.size() - limit);
    if (params.after)
        from = 0;
    else if (params.around)
        from = std::max<qsizetype>(0, *params.around - 1 - limit / 2);
    protocol::GetResult result{c, c.contact, texts.mid(from, limit), m_history.value(params.id),
                               m_notes.value(params.id)};
    if (params.query)
        result.hits = placesOf(params.id, *params.query);
    return protocol::toJson(result);
}

} // namespace baton::testing
