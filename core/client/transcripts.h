// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/localcache.h"
#include "core/client/relaylink.h"
#include "core/client/transcript.h"

#include <QObject>

namespace baton::client {

/// The transcripts that the agent has opened lately: from the cache at once, completed by the relay, kept
/// going by events. Tells in batches, at flush(). Worker thread.
class Transcripts : public QObject
{
    Q_OBJECT
public:
    Transcripts(LocalCache& cache, RelayLink& link, QObject* parent = nullptr);

    /// With @p at the part around that message, unless it is known already; else up to the newest.
    void open(const ConversationId& id, qint64 at = 0);
    void loadEarlier(const ConversationId& id);
    void loadLater(const ConversationId& id);
    /// Another person's: nothing is open any more.
    void forget();
    /// Another log: what is open is loaded anew.
    void restart();
    /// A snapshot came instead of events: what is open may lack something.
    void doubt();
    /// The session stands: asks for what could not be asked before.
    void linkUp();

    void take(const Message& message);
    void take(const ConversationId& id, const HistoryEntry& entry);
    void take(const ConversationId& id, const Note& note);
    /// A message is this by now, opened or not.
    void rewrite(const Message& message);
    void see(const protocol::Seen& seen);
    /// Hands over what has come since the last time.
    void flush();
    /// Writes what has come since the last time.
    void save();
    bool needsSaving() const
    {
        return !m_unsaved.isEmpty() || !m_unsavedHistory.isEmpty() || !m_unsavedNotes.isEmpty();
    }

Q_SIGNALS:
    void reset(const baton::ConversationId& id, const QList<baton::Message>& messages,
               const QList<baton::HistoryEntry>& history, bool complete, bool newest);
    void messagesAdded(const baton::ConversationId& id, const QList<baton::Message>& messages);
    void historyAdded(const baton::ConversationId& id, const baton::HistoryEntry& entry);
    void earlierLoaded(const baton::ConversationId& id, const QList<baton::Message>& messages,
                       const QList<baton::HistoryEntry>& history, bool complete);
    void laterLoaded(const baton::ConversationId& id, const QList<baton::Message>& messages,
                     const QList<baton::HistoryEntry>& history, bool newest);
    void messagesChanged(const baton::ConversationId& id, const QList<baton::Message>& messages);
    void notesChanged(const baton::ConversationId& id, const QList<baton::Note>& notes);
    /// Something waits for flush().
    void changed();
    /// The relay's answers hold the conversation too.
    void conversationSeen(const baton::Conversation& conversation);

private:
    struct Opened
    {
        Transcript transcript;
        bool isLoading = false;
        bool isLoadingEarlier = false;
        bool isLoadingLater = false;
        bool isDoubtful = true;
        qint64 announcedN = 0; ///< the highest number any event told of
        qint64 wantedAt = 0;   ///< the part around it has been asked for
        Transcript::News news;
    };

    void restore(const ConversationId& id, Opened& opened);
    QList<HistoryEntry> cachedHistory(const ConversationId& id, const QList<Message>& messages);
    QList<Note> cachedNotes(const ConversationId& id, const QList<Message>& messages);
    void fetchAround(const ConversationId& id, qint64 at);
    void aroundFetched(const ConversationId& id, qint64 at, const Result<protocol::GetResult>& result);
    void laterFetched(const ConversationId& id, qint64 after, const Result<protocol::GetResult>& result);
    void fetch(const ConversationId& id);
    void fetched(const ConversationId& id, const Result<protocol::GetResult>& result);
    void earlierFetched(const ConversationId& id, qint64 before, const Result<protocol::GetResult>& result);
    void takeEarlier(const ConversationId& id, const QList<Message>& messages,
                     const QList<HistoryEntry>& history, const QList<Note>& notes);
    void keep(const ConversationId& id, const protocol::GetResult& result);
    void show(const ConversationId& id, const Transcript& transcript);

    LocalCache& m_cache;
    RelayLink& m_link;
    QHash<ConversationId, Opened> m_opened;
    QList<ConversationId> m_order; ///< the latest one last
    QList<Message> m_unsaved;
    QList<std::pair<ConversationId, HistoryEntry>> m_unsavedHistory;
    QList<std::pair<ConversationId, Note>> m_unsavedNotes;
};

} // namespace baton::client
