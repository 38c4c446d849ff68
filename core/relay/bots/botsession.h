// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/websocket/connection.h"
#include "core/protocol/wire/jsonrpc.h"
#include "core/relay/bots/botintake.h"
#include "core/relay/bots/botpost.h"
#include "core/relay/fanout/sessiongroups.h"

namespace baton::relay {

class BotSession;

/// What the sessions of the bot socket share.
struct BotSockets
{
    RelayParts& parts;
    BotIntake& intake;
    BotPost& post;
    SessionGroups<BotSession>& sessions;
};

/// A bot on its socket `/v1/bot`: notifications `event` out, requests `events.publish` in. On one I/O thread.
class BotSession : public SocketSession
{
public:
    BotSession(BotSockets sockets, Bot bot, Executor& io);
    ~BotSession() override;

    void opened(Connection& connection) override;
    void textReceived(const QByteArray& utf8) override;
    void binaryReceived(const QByteArray& payload) override;
    void pongReceived(const QByteArray& payload) override;
    void closed() override;

    /// Sends notifications, then a ping whose pong acknowledges them; no ping when @p acknowledge is empty.
    void send(const QList<QByteArray>& messages, const QByteArray& acknowledge);
    /// The bot's key may have been replaced: then this socket ends.
    void checkKey();

private:
    void fail(const QJsonValue& id, const protocol::rpc::Error& error);
    void handle(const protocol::rpc::Request& request);
    void publish(const protocol::rpc::Request& request);
    void answered(const QJsonValue& id, const BotIntake::Answer& answer);

    class SocketCourier;

    BotSockets m_sockets;
    Bot m_bot;
    Executor& m_io;
    Connection* m_connection = nullptr;
    int m_underWay = 0;
    std::shared_ptr<BotSession*> m_self;
    std::shared_ptr<SocketCourier> m_courier;
};

} // namespace baton::relay
