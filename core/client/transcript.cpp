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

void Transcript::restore(const QList<Message>& messages, const QList<HistoryEntry>& history,
                         const QList<Note>& notes)
{
    m_messages = messages;
    m_history = history;
    m_notes.clear();
    addNotes(notes);
    m_known = !messages.isEmpty();
}

Transcript::News Transcript::takeNewest(const QList<Message>& messages, const QList<HistoryEntry>& history,
                                        const QList<Note>& notes)
{
    const bool joins = m_known && isUnbroken(messages) && !messages.isEmpty() && !m_messages.isEmpty() &&
                       messages.first().n >= firstN() && messages.first().n <= lastN() + 1;
    if (joins) {
        News news;
        for (const auto& message : messages) {
            if (message.n > lastN()) {
                m_messages.append(message);
                news.messages.append(message);
            } else if (rewrite(message)) {
                news.changed.append(at(message.n));
            }
        }
        news.history = addHistory(history);
        news.notesChanged = addNotes(notes);
        return news;
    }
    if (m_known && messages.isEmpty() && m_messages.isEmpty()) {
        News news;
        news.history = addHistory(history);
        news.notesChanged = addNotes(notes);
        return news;
    }
    const auto later = std::exchange(m_messages, messages);
    m_history = history;
    // Those that came meanwhile are of its end; others stand elsewhere.
    if (!m_messages.isEmpty() && firstN() > 1)
        m_notes.removeIf([this](const Note& note) { return note.after < firstN(); });
    addNotes(notes);
    m_known = true;
    // What happened while this answer was on its way stays, when it goes on from there.
    for (const auto& message : later)
        if (!m_messages.isEmpty() && message.n == lastN() + 1)
            m_messages.append(message);
    return {true, m_messages, m_history, {}, !m_notes.isEmpty()};
}

Transcript::News Transcript::takeEarlier(const QList<Message>& messages, const QList<HistoryEntry>& history,
                                         const QList<Note>& notes)
{
    News news;
    if (messages.isEmpty() || messages.last().n + 1 != firstN() || !isUnbroken(messages))
        return news;
    m_messages = messages + m_messages;
    news.messages = messages;
    news.history = addHistory(history);
    news.notesChanged = addNotes(notes);
    return news;
}

void Transcript::takePart(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest,
                          const QList<Note>& notes)
{
    m_messages = messages;
    m_history.clear();
    addHistory(history);
    m_notes.clear();
    addNotes(notes);
    m_known = true;
    m_hasNewest = newest;
}

Transcript::News Transcript::takeLater(const QList<Message>& messages, const QList<HistoryEntry>& history,
                                       bool newest, const QList<Note>& notes)
{
    News news;
    const bool joins = messages.isEmpty() || (messages.first().n == lastN() + 1 && isUnbroken(messages));
    if (m_hasNewest || !joins)
        return news;
    m_messages += messages;
    m_hasNewest = newest;
    news.messages = messages;
    news.history = addHistory(history);
    news.notesChanged = addNotes(notes);
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

bool Transcript::take(const Note& note) { return (m_hasNewest || holds(note.after)) && addNotes({note}); }

bool Transcript::rewrite(const Message& message)
{
    if (!holds(message.n))
        return false;
    auto& held = m_messages[message.n - firstN()];
    auto now = message;
    if (!now.seenAt)
        now.seenAt = held.seenAt;
    // It never comes back.
    if (now == held || (held.withdrawn && !now.withdrawn))
        return false;
    held = std::move(now);
    return true;
}

QList<Message> Transcript::see(bool byCustomer, qint64 upTo, Instant at)
{
    QList<Message> seen;
    for (auto it = m_messages.rbegin(); it != m_messages.rend(); ++it) {
        const bool isTheirs = (it->author.kind == AuthorKind::Customer) != byCustomer;
        if (it->n > upTo || !isTheirs)
            continue;
        if (it->seenAt)
            break;
        it->seenAt = at;
        seen.prepend(*it);
    }
    return seen;
}

bool Transcript::addNotes(const QList<Note>& notes)
{
    bool changed = false;
    for (const auto& note : notes) {
        const auto known =
            std::find_if(m_notes.begin(), m_notes.end(), [&](const Note& one) { return one.id == note.id; });
        if (known != m_notes.end() && *known == note)
            continue;
        changed = true;
        if (known == m_notes.end())
            m_notes.append(note);
        else
            *known = note;
    }
    std::stable_sort(m_notes.begin(), m_notes.end(), [](const Note& a, const Note& b) {
        return std::pair(a.after, a.at) < std::pair(b.after, b.at);
    });
    return changed;
}

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
