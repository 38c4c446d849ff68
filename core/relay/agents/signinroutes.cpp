// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/signinroutes.h"

#include "core/domain/text.h"
#include "core/net/http/clientaddress.h"
#include "core/protocol/agent/signin.h"
#include "core/relay/agents/agentaccess.h"
#include "core/relay/directory/directory.h"
#include "core/relay/parts/metrics.h"
#include "core/relay/parts/problem.h"
#include "core/relay/push/pushbridge.h"

namespace baton::relay {

namespace {

constexpr qint64 maxBody = 16 * 1024;
constexpr qsizetype maxDeviceText = 200;

HttpResponse signedInAnswer(const Directory::Token& token)
{
    const protocol::SignInAnswer answer{token.token, token.signedIn.expiresAt,
                                        AgentAccess::of(token.signedIn.member).profile()};
    auto response = HttpResponse::json(201, protocol::toJson(answer));
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

HttpResponse refusedAnswer(const Directory::SignInRefusal& refusal)
{
    auto response = problemOf(refusal.refusal);
    if (refusal.retryAfterSeconds > 0)
        response.headers.emplaceBack("Retry-After", QByteArray::number(refusal.retryAfterSeconds));
    return response;
}

void signIn(RelayParts& parts, const HttpRequest& request, const Responder& respond)
{
    const auto object = protocol::parseObject(request.body, 4);
    if (!object)
        return respond(problemOf(object.error()));
    const auto body = protocol::fromJson<protocol::SignInBody>(*object, QStringLiteral("body"));
    if (!body)
        return respond(problemOf(body.error()));
    parts.directory.signIn(
        {body->email, body->password, beginningOf(body->device.name, maxDeviceText),
         beginningOf(body->device.platform, maxDeviceText), beginningOf(body->device.id, maxDeviceText),
         subscriberOf(request.client).toString(), !request.client.isLoopback(),
         request.client.isNull() ? QStringLiteral("unknown") : request.client.toString(),
         neighbourhoodOf(request.client)},
        [&parts, respond](tl::expected<Directory::Token, Directory::SignInRefusal> answer) {
            ++(answer ? parts.metrics.signIns : parts.metrics.signInFailures);
            // Before it can ask what waits for it.
            if (answer)
                parts.push.audienceChanged();
            respond(answer ? signedInAnswer(*answer) : refusedAnswer(answer.error()));
        });
}

void signOut(RelayParts& parts, const HttpRequest& request, const Responder& respond)
{
    const auto signedIn = parts.directory.session(request.bearerToken());
    if (!signedIn)
        return respond(notSignedIn(QStringLiteral("The session is unknown or has ended already.")));
    parts.directory.signOut(signedIn->tokenHash, [respond](Result<void> done) {
        respond(done ? HttpResponse::empty(204) : problemOf(done.error()));
    });
}

} // namespace

HttpRoute signInRoute(RelayParts& parts)
{
    return {"POST", "/v1/sessions",
            [&parts](const HttpRequest& request, Executor&, Responder respond) {
                signIn(parts, request, respond);
            },
            maxBody};
}

HttpRoute signOutRoute(RelayParts& parts)
{
    return {"DELETE", "/v1/sessions/current",
            [&parts](const HttpRequest& request, Executor&, Responder respond) {
                signOut(parts, request, respond);
            },
            1024};
}

} // namespace baton::relay
