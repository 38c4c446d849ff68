#include "core/relay/gateways/bot/eventsroute.h"

#include "core/relay/directory/directory.h"
#include "core/relay/gateways/problem.h"

namespace baton::relay {

namespace {

constexpr qint64 maxBody = 1024 * 1024;

void publish(RelayParts& parts, BotIntake& intake, const HttpRequest& request, const Responder& respond)
{
    const auto bot = parts.directory.botByKey(request.bearerToken());
    if (!bot) {
        return respond(notSignedIn(
            QStringLiteral("Send the bot's API key as \"Authorization: Bearer KEY\". A lost key is replaced "
                           "with: baton-relay bot rotate-key ID")));
    }
    const auto contentType = request.header("content-type");
    const bool binary = !request.header("ce-specversion").isEmpty();
    if (!binary && !protocol::cloudevents::knowsContentType(contentType)) {
        return respond(HttpResponse::problem(
            415, QStringLiteral("Unsupported media type"),
            QStringLiteral("Send application/cloudevents+json, application/cloudevents-batch+json, or the "
                           "binary mode with ce- headers and application/json.")));
    }
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
    return {"POST", "/v1/events",
            [&parts, &intake](const HttpRequest& request, Executor&, Responder respond) {
                publish(parts, intake, request, respond);
            },
            maxBody};
}

} // namespace baton::relay
