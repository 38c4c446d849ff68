#pragma once

#include "core/relay/desk/ledger.h"
#include "core/relay/desk/readingroom.h"
#include "core/storage/database.h"

namespace baton::relay::desk {

/// What the reading room does on its thread, with a read connection of its own. One thread only.
class Reading
{
public:
    static Result<std::unique_ptr<Reading>> open(const QString& path,
                                                 std::shared_ptr<const Presence> presence);

    using Viewer = ReadingRoom::Viewer;
    Result<std::pair<qint64, protocol::Snapshot>> snapshot(const Viewer& viewer);
    Result<protocol::ListResult> list(const Viewer& viewer, const protocol::ListParams& params);
    Result<protocol::GetResult> get(const Viewer& viewer, const protocol::GetParams& params);
    Result<std::vector<Recorded>> eventsAfter(qint64 since, int limit);
    Result<QList<Message>> transcript(const ConversationId& id, qint64 from);
    Result<void> markRead(const MemberId& member, const ConversationId& id, qint64 upTo);
    storage::Database& database() { return *m_database; }

private:
    explicit Reading(std::unique_ptr<storage::Database> database, std::shared_ptr<const Presence> presence);

    Result<protocol::Counts> counts(const Viewer& viewer);
    Result<QList<BotRef>> bots(const Viewer& viewer);
    Result<protocol::ListResult> browse(const Viewer& viewer, const protocol::ListParams& params, int limit);
    Result<protocol::ListResult> search(const Viewer& viewer, const protocol::ListParams& params, int limit);
    Result<QList<HistoryEntry>> history(const ConversationId& id, qint64 fromN, qint64 toN);
    Conversation shown(Stored stored) const;

    std::unique_ptr<storage::Database> m_database;
    std::shared_ptr<const Presence> m_presence;
};

} // namespace baton::relay::desk
