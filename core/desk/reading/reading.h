// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/desk/log/customersthere.h"
#include "core/desk/log/stored.h"
#include "core/desk/reading/readingqueue.h"
#include "core/desk/reading/readingroom.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// What the reading room does on its thread, with a read connection of its own. One thread only.
class Reading
{
public:
    static Result<std::unique_ptr<Reading>> open(const QString& path,
                                                 std::shared_ptr<const CustomersThere> presence);

    using Viewer = ReadingRoom::Viewer;
    Result<ReadingRoom::Picture> snapshot(const Viewer& viewer);
    /// Ends early, refused, when @p superseded becomes true.
    Result<protocol::ListResult> list(const Viewer& viewer, const protocol::ListParams& params,
                                      const Superseded& superseded);
    Result<protocol::GetResult> get(const Viewer& viewer, const protocol::GetParams& params);
    Result<protocol::ContactDetails> contact(const Viewer& viewer, const protocol::ContactParams& params);
    Result<std::vector<Recorded>> eventsAfter(qint64 since, int limit);
    storage::Database& database() { return *m_database; }

private:
    explicit Reading(std::unique_ptr<storage::Database> database,
                     std::shared_ptr<const CustomersThere> presence);

    Result<protocol::Counts> counts(const Viewer& viewer);
    Result<QList<BotRef>> bots(const Viewer& viewer);
    Result<protocol::ListResult> browse(const Viewer& viewer, const protocol::ListParams& params, int limit);
    Result<protocol::ListResult> search(const Viewer& viewer, const protocol::ListParams& params, int limit,
                                        const Superseded& superseded);
    class Search;
    Result<QList<qint64>> hitsIn(const Conversation& conversation, const QString& typed);
    Result<QList<Message>> messages(const protocol::GetParams& params, int limit);
    Result<QByteArray> conversations(const Viewer& viewer, qint64 seq);
    Result<int> addConversations(QByteArray& json, const Viewer& viewer, const QString& states,
                                 std::optional<int> limit);
    Result<QList<HistoryEntry>> history(const ConversationId& id, qint64 fromN, qint64 toN);
    Conversation shown(Stored stored) const;
    Result<std::optional<QString>> rareTag(const std::optional<QString>& tag);

    std::unique_ptr<storage::Database> m_database;
    std::shared_ptr<const CustomersThere> m_presence;

    /// The conversations of the last snapshot: members with the same rights who sign on together share them.
    struct Shared
    {
        desk::BotScope bots;
        qint64 seq = -1;
        quint64 presence = 0;
        QByteArray conversations;
    };
    Shared m_shared;
};

} // namespace baton::relay::desk
