// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/activity/activitycommands.h"
#include "core/desk/log/blocklist.h"
#include "core/desk/log/commands.h"
#include "core/desk/log/customersthere.h"
#include "core/desk/log/log.h"
#include "core/desk/log/readmarks.h"
#include "core/desk/log/replycommands.h"
#include "core/desk/log/seenmarks.h"

#include <functional>
#include <memory>
#include <vector>

namespace baton::relay {

/// The one writer. Owns the rules, the log and the desk thread. Commands that arrive together
/// are committed together; each is answered only after its events are durable. submit() is safe from any
/// thread. Answers and observers are called on the desk thread, so they must only post.
class Desk
{
public:
    struct Options
    {
        QString databasePath; ///< of the SQLite file, unless openLog says otherwise
        int maxBatch = 512;   ///< commands in one transaction
        std::shared_ptr<CustomersThere> presence =
            std::make_shared<CustomersThere>(); ///< shared with the reading room
        /// From whom nothing is taken; kept up by whoever keeps its rows.
        std::shared_ptr<const Blocklist> blocklist = std::make_shared<Blocklist>();
        std::function<Instant()> clock = &Instant::now; ///< asked once a batch is open
        /// Opens what the desk writes to, on its thread.
        std::function<Result<std::unique_ptr<desk::Log>>()> openLog = {};
    };

    explicit Desk(Options options);
    ~Desk();
    Q_DISABLE_COPY_MOVE(Desk)

    /// Opens the log and starts the thread; the error says what is wrong and what to do.
    Result<void> start();
    /// Commits what was submitted, answers it, and stops. Later commands are refused as Unavailable.
    void stop();

    using AgentReply = std::function<void(Result<desk::AgentAnswer>)>;
    using BotReply = std::function<void(Result<desk::BotAnswer>)>;
    using CustomerReply = std::function<void(Result<desk::CustomerAnswer>)>;
    using ActivityReply = std::function<void(Result<desk::ActivityAnswer>)>;
    using SavedReplyReply = std::function<void(Result<protocol::SavedReply>)>;

    void submit(desk::AgentCommand command, AgentReply reply);
    void submit(desk::BotBatch batch, BotReply reply);
    void submit(desk::CustomerCommand command, CustomerReply reply);
    void submit(desk::ActivityCommand command, ActivityReply reply);
    void submit(const QString& whose, desk::ReplyCommand command, SavedReplyReply reply);

    /// A file that a message or a note may carry was judged, or is gone; the answer is what carries it.
    void submit(desk::FileJudged judged, std::function<void(Result<std::optional<desk::FilePlace>>)> reply);
    /// How far a member has read.
    void submit(desk::MarkRead mark, std::function<void(Result<desk::Marked>)> reply);
    /// How far a customer has seen what others wrote; answered with what is news of it.
    void submit(desk::CustomerSees sees, std::function<void(Result<std::optional<protocol::Seen>>)> reply);
    /// Rows that are no events: what a device wants to be told of, a bot's place in its mail. They ride with
    /// the next commit of commands, or are written together after a moment, a bounded number at once, so that
    /// a flood of them holds up nobody.
    /// @param whose who causes them; somebody with too many waiting is refused
    void keep(const QString& whose, std::vector<desk::SideRow> rows,
              std::function<void(Result<void>)> reply = {});
    /// Passing: the customer is there or not. Not an event; readers see it in Conversation::online.
    void setCustomerOnline(const ConversationId& id, bool online);

    /// Called once per commit with its events, before the answers; and with what other desks have written to
    /// the same log, in its place. Add observers before start().
    using Observer = std::function<void(const std::vector<desk::Recorded>&)>;
    void observe(Observer observer);

    /// The number of the last durable event.
    qint64 lastSeq() const;
    /// Which log the numbers are of: another one in a restored database.
    QString logId() const;
    /// Events that were there are gone, so the numbers to come are of another log. Waits until it is written;
    /// only before anybody is served.
    Result<void> renewLog();
    /// False while the last commit failed (disk full, say); /readyz shows it.
    bool healthy() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
