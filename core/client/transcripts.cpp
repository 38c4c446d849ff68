// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/transcripts.h"

#include "core/client/call.h"

namespace baton::client {

namespace {

constexpr int page = 200;
constexpr int mostOpened = 12; ///< kept going at once; an older one is loaded again when it is opened

qint64 lastOf(const protocol::GetResult& result, qint64 otherwise)
{
    return result.messages.isEmpty() ? otherwise : result.messages.last().n;
}

} // namespace

Transcripts::Transcripts(LocalCache& cache, RelayLink& link, QObject* parent)
    : QObject(parent)
    , m_cache(cache)
    , m_link(link)
{}

void Transcripts::show(const ConversationId& id, const Transcript& transcript)
{
    Q_EMIT reset(id, transcript.messages(), transcript.history(), transcript.isComplete(),
                 transcript.hasNewest());
    Q_EMIT notesChanged(id, transcript.notes());
}

void Transcripts::restore(const ConversationId& id, Opened& opened)
{
    save();
    opened = {};
    const auto messages = m_cache.messages(id, std::nullopt, page);
    opened.transcript.restore(messages, cachedHistory(id, messages), cachedNotes(id, messages));
}

/// What happened between these messages, and after them.
QList<HistoryEntry> Transcripts::cachedHistory(const ConversationId& id, const QList<Message>& messages)
{
    if (messages.isEmpty())
        return {};
    auto history = m_cache.history(id);
    const auto first = messages.first().n;
    if (first > 1)
        history.removeIf([first](const HistoryEntry& entry) { return entry.afterN < first; });
    return history;
}

QList<Note> Transcripts::cachedNotes(const ConversationId& id, const QList<Message>& messages)
{
    auto notes = m_cache.notes(id);
    const auto first = messages.isEmpty() ? 1 : messages.first().n;
    if (first > 1)
        notes.removeIf([first](const Note& note) { return note.after < first; });
    return notes;
}

void Transcripts::open(const ConversationId& id, qint64 at)
{
    flush();
    m_order.removeOne(id);
    m_order.append(id);
    if (m_order.size() > mostOpened)
        m_opened.remove(m_order.takeFirst());
    const bool known = m_opened.contains(id);
    auto& opened = m_opened[id];
    if (!known || (at == 0 && !opened.transcript.hasNewest()))
        restore(id, opened);
    if (at > 0 && !opened.transcript.holds(at) && m_link.isUp())
        return fetchAround(id, at);
    opened.wantedAt = 0;
    if (!opened.transcript.messages().isEmpty())
        show(id, opened.transcript);
    if (opened.isDoubtful)
        fetch(id);
}

void Transcripts::fetchAround(const ConversationId& id, qint64 at)
{
    if (std::exchange(m_opened[id].wantedAt, at) == at)
        return;
    protocol::GetParams params;
    params.id = id;
    params.limit = page;
    params.around = at;
    call<protocol::method::Get>(m_link, this, params,
                                [this, id, at](const auto& result) { aroundFetched(id, at, result); });
}

void Transcripts::aroundFetched(const ConversationId& id, qint64 at,
                                const Result<protocol::GetResult>& result)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end() || it->wantedAt != at)
        return; // something else is wanted by now
    it->wantedAt = 0;
    flush();
    if (result) {
        const bool newest = lastOf(*result, 0) >= std::max(result->conversation.messageCount, it->announcedN);
        it->transcript.takePart(result->messages, result->history, newest, result->notes);
        it->isDoubtful = !newest;
        keep(id, *result);
    }
    if (!it->transcript.messages().isEmpty())
        show(id, it->transcript);
}

void Transcripts::loadLater(const ConversationId& id)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end() || it->transcript.hasNewest() || it->isLoadingLater || !m_link.isUp())
        return;
    it->isLoadingLater = true;
    const auto after = it->transcript.lastN();
    protocol::GetParams params;
    params.id = id;
    params.limit = page;
    params.after = after;
    call<protocol::method::Get>(m_link, this, params,
                                [this, id, after](const auto& result) { laterFetched(id, after, result); });
}

void Transcripts::laterFetched(const ConversationId& id, qint64 after,
                               const Result<protocol::GetResult>& result)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end())
        return;
    it->isLoadingLater = false;
    if (!result || it->transcript.hasNewest() || it->transcript.lastN() != after)
        return;
    const bool newest = lastOf(*result, after) >= std::max(result->conversation.messageCount, it->announcedN);
    const auto news = it->transcript.takeLater(result->messages, result->history, newest, result->notes);
    it->isDoubtful = it->isDoubtful && !newest;
    keep(id, *result);
    Q_EMIT laterLoaded(id, news.messages, news.history, it->transcript.hasNewest());
    if (news.notesChanged)
        Q_EMIT notesChanged(id, it->transcript.notes());
}

void Transcripts::forget()
{
    m_opened.clear();
    m_order.clear();
    m_unsaved.clear();
    m_unsavedHistory.clear();
    m_unsavedNotes.clear();
}

void Transcripts::restart()
{
    m_unsaved.clear();
    m_unsavedHistory.clear();
    m_unsavedNotes.clear();
    for (auto& opened : m_opened)
        opened = {};
}

void Transcripts::doubt()
{
    for (auto& opened : m_opened)
        opened.isDoubtful = true;
}

void Transcripts::linkUp()
{
    const auto ids = m_order;
    for (const auto& id : ids)
        // What was seen passes outside the events, and was missed.
        if (m_opened[id].isDoubtful || id == ids.constLast())
            fetch(id);
}

void Transcripts::fetch(const ConversationId& id)
{
    auto& opened = m_opened[id];
    opened.isDoubtful = true;
    // A part from further up lacks nothing; the newest are loaded when they are wanted.
    if (opened.isLoading || !m_link.isUp() || !opened.transcript.hasNewest())
        return;
    opened.isLoading = true;
    call<protocol::method::Get>(m_link, this, {id, std::nullopt, page},
                                [this, id](const auto& result) { fetched(id, result); });
}

void Transcripts::keep(const ConversationId& id, const protocol::GetResult& result)
{
    m_cache.store(result.messages);
    m_cache.storeHistory(id, result.history);
    m_cache.storeNotes(id, result.notes);
    Q_EMIT conversationSeen(result.conversation);
}

void Transcripts::fetched(const ConversationId& id, const Result<protocol::GetResult>& result)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end())
        return;
    it->isLoading = false;
    if (!result || !it->transcript.hasNewest())
        return; // still doubtful: asked again with the next link, or when it is opened again
    it->isDoubtful = false;
    flush();
    const auto news = it->transcript.takeNewest(result->messages, result->history, result->notes);
    const bool isBehind = it->announcedN > it->transcript.lastN();
    it->news = news;
    keep(id, *result);
    flush();
    if (isBehind) {
        it->announcedN = 0; // asked for once; a relay that does not have it will not have it the next time
        fetch(id);
    }
}

void Transcripts::loadEarlier(const ConversationId& id)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end() || it->isLoadingEarlier || it->isLoading || it->transcript.firstN() <= 1)
        return;
    const auto before = it->transcript.firstN();
    if (!m_link.isUp()) {
        const auto messages = m_cache.messages(id, before, page);
        return takeEarlier(id, messages, cachedHistory(id, messages), cachedNotes(id, messages));
    }
    it->isLoadingEarlier = true;
    call<protocol::method::Get>(m_link, this, {id, before, page}, [this, id, before](const auto& result) {
        earlierFetched(id, before, result);
    });
}

void Transcripts::earlierFetched(const ConversationId& id, qint64 before,
                                 const Result<protocol::GetResult>& result)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end())
        return;
    it->isLoadingEarlier = false;
    if (!result || it->transcript.firstN() != before)
        return;
    keep(id, *result);
    takeEarlier(id, result->messages, result->history, result->notes);
}

void Transcripts::takeEarlier(const ConversationId& id, const QList<Message>& messages,
                              const QList<HistoryEntry>& history, const QList<Note>& notes)
{
    auto& opened = m_opened[id];
    const auto news = opened.transcript.takeEarlier(messages, history, notes);
    if (!news.isEmpty())
        Q_EMIT earlierLoaded(id, news.messages, news.history, opened.transcript.isComplete());
    if (news.notesChanged)
        Q_EMIT notesChanged(id, opened.transcript.notes());
}

void Transcripts::take(const Message& message)
{
    const auto it = m_opened.find(message.conversation);
    if (it == m_opened.end())
        return;
    it->announcedN = std::max(it->announcedN, message.n);
    switch (it->transcript.take(message)) {
    case Transcript::Fit::Known:
        return;
    case Transcript::Fit::Gap:
        return fetch(message.conversation);
    case Transcript::Fit::Next:
        it->news.messages.append(message);
        m_unsaved.append(message);
        Q_EMIT changed();
    }
}

void Transcripts::take(const ConversationId& id, const HistoryEntry& entry)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end() || !it->transcript.take(entry))
        return;
    it->news.history.append(entry);
    m_unsavedHistory.append({id, entry});
    Q_EMIT changed();
}

void Transcripts::take(const ConversationId& id, const Note& note)
{
    const auto it = m_opened.find(id);
    if (it == m_opened.end() || !it->transcript.take(note))
        return;
    it->news.notesChanged = true;
    m_unsavedNotes.append({id, note});
    Q_EMIT changed();
}

void Transcripts::rewrite(const Message& message)
{
    // Whatever is kept of it: it may have been withdrawn.
    save();
    m_cache.rewrite(message);
    const auto it = m_opened.find(message.conversation);
    if (it == m_opened.end() || !it->transcript.rewrite(message))
        return;
    it->news.changed.append(it->transcript.at(message.n));
    Q_EMIT changed();
}

void Transcripts::see(const protocol::Seen& seen)
{
    const auto it = m_opened.find(seen.conversation);
    if (it == m_opened.end())
        return;
    const auto news = it->transcript.see(seen.byCustomer, seen.upTo, seen.at);
    it->news.changed += news;
    m_unsaved += news;
    if (!news.isEmpty())
        Q_EMIT changed();
}

void Transcripts::flush()
{
    for (auto it = m_opened.begin(); it != m_opened.end(); ++it) {
        const auto news = std::exchange(it->news, {});
        if (news.replaced) {
            show(it.key(), it->transcript);
            continue;
        }
        if (!news.messages.isEmpty())
            Q_EMIT messagesAdded(it.key(), news.messages);
        if (!news.changed.isEmpty())
            Q_EMIT messagesChanged(it.key(), news.changed);
        for (const auto& entry : news.history)
            Q_EMIT historyAdded(it.key(), entry);
        if (news.notesChanged)
            Q_EMIT notesChanged(it.key(), it->transcript.notes());
    }
}

void Transcripts::save()
{
    m_cache.store(std::exchange(m_unsaved, {}));
    const auto history = std::exchange(m_unsavedHistory, {});
    for (const auto& [id, entry] : history)
        m_cache.storeHistory(id, {entry});
    const auto notes = std::exchange(m_unsavedNotes, {});
    for (const auto& [id, note] : notes)
        m_cache.storeNotes(id, {note});
}

} // namespace baton::client
