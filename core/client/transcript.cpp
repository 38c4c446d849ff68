// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/transcript.h"

#include <algorithm>

namespace baton::client {

namespace {

bool isUnbroken(const QList<Message>& messages)
{
    for (qsizetype i = 1; i < messages.size(); ++i)
        if (messages[i].n != messages[i - 1].n + 1)
            return false;
    return true;
}

} // namespace

void Transcript::restore(const QList<Message>& messages, const QList<HistoryEntry>& history)
{
    m_messages = messages;
    m_history = history;
    m_known = !messages.isEmpty();
}

Transcript::News Transcript::takeNewest(const QList<Message>& messages, const QList<HistoryEntry>& history)
{
    const bool joins = m_known && isUnbroken(messages) && !messages.isEmpty() && !m_messages.isEmpty() &&
                       messages.first().n >= firstN() && messages.first().n <= lastN() + 1;
    if (joins) {
        News news;
        for (const auto& message : messages) {
            if (message.n > lastN()) {
                m_messages.append(message);
                news.messages.append(message);
            }
        }
        news.history = addHistory(history);
        return news;
    }
    if (m_known && messages.isEmpty() && m_messages.isEmpty())
        return {false, {}, addHistory(history)};
    const auto later = std::exchange(m_messages, messages);
    m_history = history;
    m_known = true;
    // What happened while this answer was on its way stays, when it goes on from there.
    for (const auto& message : later)
        if (!m_messages.isEmpty() && message.n == lastN() + 1)
            m_messages.append(message);
    return {true, m_messages, m_history};
}

Transcript::News Transcript::takeEarlier(const QList<Message>& messages, const QList<HistoryEntry>& history)
{
    News news;
    if (messages.isEmpty() || messages.last().n + 1 != firstN() || !isUnbroken(messages))
        return news;
    m_messages = messages + m_messages;
    news.messages = messages;
    news.history = addHistory(history);
    return news;
}

void Transcript::takePart(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest)
{
    m_messages = messages;
    m_history.clear();
    addHistory(history);
    m_known = true;
    m_hasNewest = newest;
}

Transcript::News Transcript::takeLater(const QList<Message>& messages, const QList<HistoryEntry>& history,
                                       bool newest)
{
    News news;
    const bool joins = messages.isEmpty() || (messages.first().n == lastN() + 1 && isUnbroken(messages));
    if (m_hasNewest || !joins)
        return news;
    m_messages += messages;
    m_hasNewest = newest;
    news.messages = messages;
    news.history = addHistory(history);
    return news;
}

Transcript::Fit Transcript::take(const Message& message)
{
    if (!m_hasNewest)
        return Fit::Known;
    if (m_known && message.n <= lastN())
        return Fit::Known;
    if (!m_known || message.n != lastN() + 1)
        return Fit::Gap;
    m_messages.append(message);
    return Fit::Next;
}

bool Transcript::take(const HistoryEntry& entry) { return m_hasNewest && !addHistory({entry}).isEmpty(); }

QList<HistoryEntry> Transcript::addHistory(const QList<HistoryEntry>& entries)
{
    QList<HistoryEntry> added;
    for (const auto& entry : entries) {
        const bool known = std::any_of(m_history.begin(), m_history.end(), [&](const HistoryEntry& one) {
            return one.at == entry.at && one.afterN == entry.afterN && one.type == entry.type;
        });
        if (!known)
            added.append(entry);
    }
    m_history += added;
    const auto earlier = [](const HistoryEntry& a, const HistoryEntry& b) {
        return std::pair(a.afterN, a.at) < std::pair(b.afterN, b.at);
    };
    std::stable_sort(m_history.begin(), m_history.end(), earlier);
    return added;
}

} // namespace baton::client
