// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/bots/botmailbox.h"
#include "core/relay/directory/member.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/fanout/postthread.h"

#include <QHash>
#include <atomic>
#include <memory>

namespace baton::relay {

/// Brings every bot its mail, on a thread of its own. A bot with an open socket gets it there, else at its
/// webhook, else it is kept for later.
class BotPost
{
public:
    explicit BotPost(RelayParts& parts);
    ~BotPost();
    Q_DISABLE_COPY_MOVE(BotPost)

    /// Refused when its file cannot be written.
    Result<void> start();
    /// What is under way is given up and carried again after the next start. The object must then live until
    /// the desk and the reading room have stopped.
    void stop();

    Executor& executor() { return m_thread; }

    /// From the desk thread, after each commit.
    void committed(const std::vector<desk::Recorded>& events);
    /// From any thread.
    void passed(const PassingNote& note);
    /// Agents came or went, or may answer for other bots. Any thread.
    void agentsChanged();
    /// Members, bots or their settings have changed. Any thread.
    void refresh();
    /// A bot's socket is there, or gone. Any thread.
    void attach(const BotId& bot, std::shared_ptr<Courier> courier);
    void detach(const BotId& bot, const std::shared_ptr<Courier>& courier);

private:
    struct Box
    {
        std::unique_ptr<BotMailbox> mail;
        Bot known;                               ///< as it was when its courier was chosen
        QList<std::shared_ptr<Courier>> sockets; ///< the newest last
        qint64 agentsTold = 0;                   ///< as the bot knows it, or may think
        std::optional<qint64> agentsSeen;        ///< at the last tick
    };

    Box& box(const BotId& bot);
    void chooseCourier(Box& box);
    Result<void> openStore();
    void tick();
    void tellAgents(Box& box, qint64 online);
    void sendWanted();
    void mention(const BotId& bot, const protocol::Typing& typing, const QString& subject);

    RelayParts& m_parts;
    PostThread m_thread;
    std::atomic<qint64> m_lastSeq{0};
    // These live on m_thread.
    std::unique_ptr<MailStore> m_store;
    std::unique_ptr<QTimer> m_tick;
    std::map<BotId, Box> m_boxes;
};

} // namespace baton::relay
