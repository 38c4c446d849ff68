// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/desk/log/customersthere.h"
#include "core/protocol/agent/agentmethods.h"
#include "core/protocol/agent/contacts.h"

#include <functional>
#include <memory>

namespace baton::storage {
class Database;
}

namespace baton::relay {

/// Reads beside the desk, so that they never hold up a claim. Two threads with a connection each that cannot
/// write: one for what people wait for (sign-on, lists, transcripts, catch-up), one for what has to look for
/// words, so that nothing stands behind a search. On both the callers take turns. Safe to call from any
/// thread; replies come on a reading thread and must only post.
class ReadingRoom
{
public:
    /// @param presence the desk's, so that conversations show whether their customer is there
    explicit ReadingRoom(QString databasePath, std::shared_ptr<const CustomersThere> presence = nullptr);
    ~ReadingRoom();
    Q_DISABLE_COPY_MOVE(ReadingRoom)

    Result<void> start();
    void stop();

    struct Viewer
    {
        MemberId member; ///< whose turn it takes, when there is one
        desk::BotScope bots;
        quint64 caller = 0; ///< such as a connection; 0: the relay itself
    };
    /// Members take turns, over however many connections they ask.
    static quint64 turnOf(const MemberId& member);

    /// Everything as of one event number: events after it complete the picture.
    struct Picture
    {
        qint64 seq = 0;
        QByteArray snapshot; ///< a protocol::Snapshot in JSON, made where it was read
    };
    void snapshot(Viewer viewer, std::function<void(Result<Picture>)> reply);
    /// With a text to look for, a caller has one at a time: a newer one takes the place of the older, which
    /// is refused.
    void list(Viewer viewer, protocol::ListParams params,
              std::function<void(Result<protocol::ListResult>)> reply);
    void get(Viewer viewer, protocol::GetParams params,
             std::function<void(Result<protocol::GetResult>)> reply);
    /// What is known of a customer of one of the viewer's bots.
    void contact(Viewer viewer, protocol::ContactParams params,
                 std::function<void(Result<protocol::ContactDetails>)> reply);
    /// Up to @p limit events after @p since, in order, whatever the bot; the caller applies the scope.
    void eventsAfter(qint64 since, int limit, std::function<void(Result<std::vector<desk::Recorded>>)> reply,
                     quint64 caller = 0);
    /// Anything else; @p work runs on the reading thread with its connection, or with nullptr when there are
    /// too many reads, or the relay is shutting down.
    void read(std::function<void(storage::Database*)> work, quint64 caller = 0);
    /// The same for what looks for words, one of each @p kind a caller at a time.
    void search(const Viewer& viewer, const QByteArray& kind, std::function<void(storage::Database*)> work);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
