#pragma once

#include "core/protocol/agentmethods.h"
#include "core/relay/desk/commands.h"
#include "core/relay/desk/presence.h"

#include <functional>
#include <memory>

namespace baton::storage {
class Database;
}

namespace baton::relay {

/// Reads that can be slow (lists, search, history, catch-up) on their own thread with their own read
/// connection, so that they never hold up a claim. Safe to call from any thread; replies come on the reading
/// thread and must only post.
class ReadingRoom
{
public:
    /// @param presence the desk's, so that conversations show whether their customer is there
    explicit ReadingRoom(QString databasePath, std::shared_ptr<const Presence> presence = nullptr);
    ~ReadingRoom();
    Q_DISABLE_COPY_MOVE(ReadingRoom)

    Result<void> start();
    void stop();

    struct Viewer
    {
        MemberId member;
        desk::BotScope bots;
    };

    /// Everything as of one event number, which the snapshot's reply carries: events after it complete the
    /// picture.
    void snapshot(Viewer viewer, std::function<void(Result<std::pair<qint64, protocol::Snapshot>>)> reply);
    void list(Viewer viewer, protocol::ListParams params,
              std::function<void(Result<protocol::ListResult>)> reply);
    void get(Viewer viewer, protocol::GetParams params,
             std::function<void(Result<protocol::GetResult>)> reply);
    /// Up to @p limit events after @p since, in order, whatever the bot; the caller applies the scope.
    void eventsAfter(qint64 since, int limit, std::function<void(Result<std::vector<desk::Recorded>>)> reply);
    /// The transcript from message number @p from on, for the bot that gets the conversation back.
    void transcript(ConversationId id, qint64 from, std::function<void(Result<QList<Message>>)> reply);
    /// Anything else; @p work runs on the reading thread with its connection, or with nullptr when there are
    /// too many reads, or the relay is shutting down.
    void read(std::function<void(storage::Database*)> work);
    void markRead(MemberId member, ConversationId id, qint64 upTo, std::function<void(Result<void>)> reply);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
