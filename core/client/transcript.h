// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"

#include <QList>

namespace baton::client {

/// What is known of one opened transcript: an unbroken stretch of messages, and the steps of the
/// conversation's life between them. Pure; any one thread.
class Transcript
{
public:
    /// What became known; what was shown before stays true unless `replaced`.
    struct News
    {
        bool replaced = false; ///< show everything anew
        QList<Message> messages;
        QList<HistoryEntry> history;
        QList<Message> changed;    ///< of those that were known: they are these by now
        bool notesChanged = false; ///< notes() are others

        bool isEmpty() const
        {
            return !replaced && messages.isEmpty() && history.isEmpty() && changed.isEmpty() && !notesChanged;
        }
    };

    /// What the cache held: shown at once, completed later.
    void restore(const QList<Message>& messages, const QList<HistoryEntry>& history,
                 const QList<Note>& notes = {});
    /// The newest page from the relay.
    News takeNewest(const QList<Message>& messages, const QList<HistoryEntry>& history,
                    const QList<Note>& notes = {});
    /// The page before firstN().
    News takeEarlier(const QList<Message>& messages, const QList<HistoryEntry>& history,
                     const QList<Note>& notes = {});
    /// A part from anywhere, in place of what was known. Unless it has the newest, nothing that happens goes
    /// on from it; takeLater() does.
    void takePart(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest,
                  const QList<Note>& notes = {});
    News takeLater(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest,
                   const QList<Note>& notes = {});
    /// A message that happened now. Anything else than the next one says that something is missing; to a part
    /// without the newest it is nothing.
    enum class Fit { Next, Known, Gap };
    Fit take(const Message& message);
    /// True when it is new.
    bool take(const HistoryEntry& entry);
    /// True when it is new, or another than it was.
    bool take(const Note& note);
    /// A message that is held is this by now; true when that is another. When it was seen is kept.
    bool rewrite(const Message& message);
    /// One side has seen what the other wrote, up to this number. Returns those that were not seen before.
    QList<Message> see(bool byCustomer, qint64 upTo, Instant at);

    const QList<Message>& messages() const { return m_messages; }
    const QList<HistoryEntry>& history() const { return m_history; }
    /// In order of the messages behind which they stand.
    const QList<Note>& notes() const { return m_notes; }
    qint64 firstN() const { return m_messages.isEmpty() ? 0 : m_messages.first().n; }
    qint64 lastN() const { return m_messages.isEmpty() ? 0 : m_messages.last().n; }
    /// One that holds().
    const Message& at(qint64 n) const { return m_messages[n - firstN()]; }
    bool holds(qint64 n) const { return !m_messages.isEmpty() && n >= firstN() && n <= lastN(); }
    bool hasNewest() const { return m_hasNewest; }
    /// Nothing comes before it.
    bool isComplete() const { return m_known && firstN() <= 1; }

private:
    QList<HistoryEntry> addHistory(const QList<HistoryEntry>& entries);
    bool addNotes(const QList<Note>& notes);

    QList<Message> m_messages;
    QList<HistoryEntry> m_history;
    QList<Note> m_notes;
    bool m_known = false;
    bool m_hasNewest = true;
};

} // namespace baton::client
