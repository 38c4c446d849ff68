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

        bool isEmpty() const { return !replaced && messages.isEmpty() && history.isEmpty(); }
    };

    /// What the cache held: shown at once, completed later.
    void restore(const QList<Message>& messages, const QList<HistoryEntry>& history);
    /// The newest page from the relay.
    News takeNewest(const QList<Message>& messages, const QList<HistoryEntry>& history);
    /// The page before firstN().
    News takeEarlier(const QList<Message>& messages, const QList<HistoryEntry>& history);
    /// A part from anywhere, in place of what was known. Unless it has the newest, nothing that happens goes
    /// on from it; takeLater() does.
    void takePart(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest);
    News takeLater(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest);
    /// A message that happened now. Anything else than the next one says that something is missing; to a part
    /// without the newest it is nothing.
    enum class Fit { Next, Known, Gap };
    Fit take(const Message& message);
    /// True when it is new.
    bool take(const HistoryEntry& entry);

    const QList<Message>& messages() const { return m_messages; }
    const QList<HistoryEntry>& history() const { return m_history; }
    qint64 firstN() const { return m_messages.isEmpty() ? 0 : m_messages.first().n; }
    qint64 lastN() const { return m_messages.isEmpty() ? 0 : m_messages.last().n; }
    bool holds(qint64 n) const { return !m_messages.isEmpty() && n >= firstN() && n <= lastN(); }
    bool hasNewest() const { return m_hasNewest; }
    /// Nothing comes before it.
    bool isComplete() const { return m_known && firstN() <= 1; }

private:
    QList<HistoryEntry> addHistory(const QList<HistoryEntry>& entries);

    QList<Message> m_messages;
    QList<HistoryEntry> m_history;
    bool m_known = false;
    bool m_hasNewest = true;
};

} // namespace baton::client
