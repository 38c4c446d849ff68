// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/linktiming.h"
#include "core/client/relaylink.h"
#include "core/protocol/agent/agentmethods.h"

#include <QObject>
#include <QTimer>

namespace baton::client {

/// Lists what a snapshot does not bring: older and ended conversations, page by page and with pauses, so that
/// the agent's own requests go first. Goes on where it stopped when the link comes back. Worker thread.
class Backfill : public QObject
{
    Q_OBJECT
public:
    Backfill(RelayLink& link, const LinkTiming& timing, QObject* parent = nullptr);

    /// From the top. @p bound is how many conversations are fetched at most.
    void begin(int bound);
    /// Where it stopped; nothing when it has finished. @p cursor comes from progressed().
    void goOn(const std::optional<QString>& cursor, int bound);
    /// Who waits, what is mine and the newest, once: who is online passes outside the events, and was missed.
    void freshen();
    void stop();

Q_SIGNALS:
    void listed(const QList<baton::Conversation>& conversations, const baton::protocol::Counts& counts);
    void marksListed(const QList<baton::protocol::ReadMark>& marks);
    void progressed(const QString& cursor);
    /// @p everything: the end was reached, and not only the bound.
    void finished(bool everything);
    void freshened();
    /// What freshen() asked for has been answered, or refused.
    void answered();

private:
    void next();
    void listView(const QString& view, quint64 round);

    RelayLink& m_link;
    LinkTiming m_timing;
    QTimer m_pause;
    std::optional<QString> m_cursor;
    quint64 m_round = 0;
    int m_left = 0;
    int m_views = 0; ///< of freshen() under way
    bool m_isFresh = false;
};

} // namespace baton::client
