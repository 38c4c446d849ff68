// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botgateway.h"

#include "core/relay/bots/eventsroute.h"
#include "core/relay/directory/directory.h"
#include "core/relay/parts/problem.h"

namespace baton::relay {

namespace {

constexpr qint64 maxMessage = 1024 * 1024;

} // namespace

BotGateway::BotGateway(RelayParts& parts) : m_parts(parts), m_intake(parts), m_post(parts) {}

void BotGateway::serve(Router& router)
{
    router.add(eventsRoute(m_parts, m_intake));
    router.addSocket({"/v1/bot",
                      [this](const HttpRequest& request, Executor& io) { return accept(request, io); },
                      {},
                      maxMessage,
                      true});
}

std::variant<HttpResponse, std::unique_ptr<SocketSession>> BotGateway::accept(const HttpRequest& request,
                                                                              Executor& io)
{
    auto bot = m_parts.directory.botByKey(request.bearerToken());
    if (!bot)
        return ending(
            notSignedIn(QStringLiteral("Send the bot's API key as \"Authorization: Bearer KEY\".")));
    return std::make_unique<BotSession>(BotSockets{m_parts, m_intake, m_post, m_sessions}, std::move(*bot),
                                        io);
}

void BotGateway::directoryChanged()
{
    m_post.refresh();
    m_sessions.forEach([](BotSession& session) { session.checkKey(); });
}

} // namespace baton::relay
