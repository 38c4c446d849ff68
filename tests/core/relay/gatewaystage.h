// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/net/server/front.h"
#include "core/relay/backstage/backstage.h"
#include "core/relay/directory/administration.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QUrl>
#include <future>
#include <memory>
#include <optional>

namespace baton::tests {

/// Somebody is held up until this is reset, or gone.
using Hold = std::optional<std::promise<void>>;

/// What the tests of gateways play on: the real parts of a relay, on a database of their own, behind a port,
/// with one bot, `support`. A gateway is put on it before open(), and calls close() before it goes.
class GatewayStage
{
public:
    GatewayStage();
    virtual ~GatewayStage();
    Q_DISABLE_COPY_MOVE(GatewayStage)

    /// False, with a message on stderr, when something is in the way.
    bool open();

    relay::RelayParts& parts() { return m_backstage->parts(); }
    relay::Administration& admin() { return *m_admin; }
    QUrl url(const QString& path = {}) const;
    QUrl socketUrl(const QString& path) const;

    const BotId bot{QStringLiteral("support")};
    QByteArray botKey() const { return m_botKey; }
    /// By the administrator; true once the directory has noticed.
    bool setBot(const QString& key, const QString& value);
    bool rotateKey();
    /// No command does that; a backup of before the bot was added, when it is restored.
    bool removeBot();

    /// The desk's time, from now on.
    void setTime(Instant now);
    /// The desk waits at the beginning of its next commit: what is submitted meanwhile goes into that one.
    Hold holdDesk();
    /// Nothing is read beside the desk but what looks for words.
    Hold holdReading();

    /// What an agent by the name of Ada does.
    using Did = std::future<Result<relay::desk::AgentAnswer>>;
    Did asAda(decltype(relay::desk::AgentCommand::verb) verb);
    /// Of the newest event.
    ConversationId conversation() const;
    /// What agents hear of customers that nobody keeps: online, offline, typing, silent.
    QStringList whatPassed() const;

protected:
    /// What a gateway does between the parts' start and its first guest.
    virtual Result<void> prepare() { return {}; }
    /// Ends the I/O threads.
    void stopServing() { m_front.stop(); }
    /// Ends those and the parts.
    void close();

    relay::Router m_router;

private:
    Result<void> start();
    Instant time() const;
    bool noticed(const std::function<bool(const relay::Bot*)>& change);

    QTemporaryDir m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<relay::Administration> m_admin;
    QByteArray m_botKey;

    mutable QMutex m_mutex; ///< for these
    std::optional<Instant> m_time;
    std::shared_future<void> m_deskWaits;
    ConversationId m_conversation;
    QStringList m_passed;

    std::unique_ptr<relay::Backstage> m_backstage;
    relay::Front m_front;
    int m_commands = 0;
};

} // namespace baton::tests
