// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/eventsroute.h"

#include "core/relay/directory/directory.h"
#include "core/relay/parts/problem.h"

namespace baton::relay {

namespace {

constexpr qint64 maxBody = 1024 * 1024;

HttpResponse keyNeeded()
{
    return notSignedIn(
        QStringLiteral("Send the bot's API key as \"Authorization: Bearer KEY\". A lost key is replaced "
                       "with: baton-relay bot rotate-key ID"));
}

/// A stranger's body is not read, nor one that could not be understood.
std::optional<HttpResponse> objectionTo(RelayParts& parts, const HttpRequest& head)
{
    if (!parts.directory.botByKey(head.bearerToken()))
        return keyNeeded();
    const bool binary = !head.header("ce-specversion").isEmpty();
    if (!binary && !protocol::cloudevents::knowsContentType(head.header("content-type"))) {
        return HttpResponse::problem(
            415, QStringLiteral("Unsupported media type"),
            QStringLiteral("Send application/cloudevents+json, application/cloudevents-batch+json, or the "
                           "binary mode with ce- headers and application/json."));
    }
    return std::nullopt;
}

void publish(RelayParts& parts, BotIntake& intake, const HttpRequest& request, const Responder& respond)
{
    // Again: the key may have been replaced while the body came.
    const auto bot = parts.directory.botByKey(request.bearerToken());
    if (!bot)
        return respond(keyNeeded());
    const auto contentType = request.header("content-type");
    const auto events = protocol::cloudevents::fromHttp(
        contentType, request.body, [&](QByteArrayView name) { return request.header(name); });
    if (!events)
        return respond(batchProblem(events.error()));
    intake.take(*bot, *events, [respond](BotIntake::Answer answer) {
        if (!answer)
            return respond(batchProblem(answer.error()));
        respond(HttpResponse::json(202, toJson(*answer)));
    });
}

} // namespace

HttpResponse batchProblem(const protocol::BatchRefusal& refusal)
{
    auto problem = problemOf(refusal.refusal);
    if (refusal.index)
        problem = withMember(std::move(problem), QStringLiteral("index"), *refusal.index);
    return problem;
}

HttpRoute eventsRoute(RelayParts& parts, BotIntake& intake)
{
    return {"POST",
            "/v1/events",
            [&parts, &intake](const HttpRequest& request, Executor&, Responder respond) {
                publish(parts, intake, request, respond);
            },
            maxBody,
            [&parts](const HttpRequest& head) { return objectionTo(parts, head); },
            true};
}

} // namespace baton::relay
