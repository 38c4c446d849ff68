// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineserver.h"

#include "core/net/socketio/sessionregistry.h"

#include <optional>
#include <utility>

namespace baton::relay::socketio {

namespace {

Handshake handshakeOf(const HttpRequest& request)
{
    return {request.client, request.headers, request.query, request.secure};
}

QString parameter(const HttpRequest& request, const char* name)
{
    return request.queryValue(QString::fromLatin1(name));
}

/// Lets the pages of these origins read the answer.
void allowOrigin(HttpResponse& response, const HttpRequest& request, const QByteArrayList& origins)
{
    const auto origin = request.header("Origin");
    if (origins.contains("*")) {
        response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    } else if (!origin.isEmpty() && origins.contains(origin)) {
        response.headers.emplace_back("Access-Control-Allow-Origin", origin);
        response.headers.emplace_back("Vary", "Origin");
    }
}

HttpResponse preflight()
{
    auto response = HttpResponse::empty(204);
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET,POST");
    response.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type");
    response.headers.emplace_back("Access-Control-Max-Age", "86400");
    return response;
}

} // namespace

struct EngineServer::Shared : std::enable_shared_from_this<Shared>
{
    Shared(EngineOptions engineOptions, Welcome engineWelcome)
        : options(std::move(engineOptions))
        , welcome(std::move(engineWelcome))
        , sessions(std::make_shared<SessionRegistry>(options.sessions))
    {}

    std::optional<EngineError> check(const HttpRequest& request, const char* transport) const;
    using Opened = std::pair<std::shared_ptr<EngineSession>, SessionRegistry::Verdict>;
    Opened open(Handshake handshake, Executor& io, const std::shared_ptr<WebSocketWire>& wire);
    void answer(const HttpRequest& request, Executor& io, Responder respond);
    void openByPolling(const HttpRequest& request, Executor& io, const Responder& respond);
    std::variant<HttpResponse, std::unique_ptr<SocketSession>> upgrade(const HttpRequest& request,
                                                                       Executor& io);

    const EngineOptions options;
    const Welcome welcome;
    const std::shared_ptr<SessionRegistry> sessions;
};

/// What is wrong with a request, whether it opens a session or belongs to one.
std::optional<EngineError> EngineServer::Shared::check(const HttpRequest& request,
                                                       const char* transport) const
{
    const auto wanted = parameter(request, "transport");
    if (wanted != QLatin1String("polling") && wanted != QLatin1String("websocket"))
        return EngineError::UnknownTransport;
    const auto origin = request.header("Origin");
    if (!origin.isEmpty() && !options.origins.contains("*") && !options.origins.contains(origin))
        return EngineError::Forbidden;
    const auto sid = parameter(request, "sid");
    if (!sid.isEmpty() && !sessions->find(sid.toLatin1()))
        return EngineError::UnknownSession;
    if (sid.isEmpty() && request.method != "GET")
        return EngineError::BadHandshakeMethod;
    if (wanted != QLatin1String(transport))
        return EngineError::BadRequest;
    if (parameter(request, "EIO") != QLatin1String("4"))
        return EngineError::UnsupportedVersion;
    return std::nullopt;
}

EngineServer::Shared::Opened EngineServer::Shared::open(Handshake handshake, Executor& io,
                                                        const std::shared_ptr<WebSocketWire>& wire)
{
    const auto id = SessionRegistry::createId();
    const auto client = handshake.client;
    auto session = std::make_shared<EngineSession>(id, options, std::move(handshake), io, sessions);
    const auto outcome = sessions->add(id, session, client);
    if (const auto crowdedOut = outcome.crowdedOut) {
        crowdedOut->executor().post([crowdedOut] {
            crowdedOut->close();
            crowdedOut->forget();
        });
    }
    if (outcome.verdict != SessionRegistry::Verdict::Added)
        return {nullptr, outcome.verdict};
    session->start(welcome(*session), wire);
    return {session, outcome.verdict};
}

void EngineServer::Shared::answer(const HttpRequest& request, Executor& io, Responder respond)
{
    if (request.method == "OPTIONS")
        return respond(preflight());
    if (const auto error = check(request, "polling"))
        return respond(engineErrorResponse(*error));
    const auto sid = parameter(request, "sid").toLatin1();
    if (sid.isEmpty())
        return openByPolling(request, io, respond);
    const auto session = sessions->find(sid);
    if (!session)
        return respond(engineErrorResponse(EngineError::UnknownSession));
    if (request.method != "GET" && request.method != "POST")
        return respond(engineErrorResponse(EngineError::BadRequest));
    auto work = [session, respond = std::move(respond), body = request.body,
                 post = request.method == "POST"] {
        if (post)
            session->receive(body, respond);
        else
            session->poll(respond);
    };
    if (session->executor().isCurrent())
        work();
    else
        session->executor().post(std::move(work));
}

void EngineServer::Shared::openByPolling(const HttpRequest& request, Executor& io, const Responder& respond)
{
    const auto [session, verdict] = open(handshakeOf(request), io, nullptr);
    if (!session) {
        const bool isClient = verdict == SessionRegistry::Verdict::ClientIsFull;
        auto refusal = HttpResponse::problem(
            isClient ? 429 : 503, QStringLiteral("Too many sessions"),
            isClient ? QStringLiteral("Too many sessions come from your network. Close some, then try again.")
                     : QStringLiteral("This server is full now. Try again later."));
        refusal.headers.emplace_back("Retry-After", "5");
        return respond(refusal);
    }
    respond(HttpResponse::content("text/plain; charset=UTF-8", session->openPacket(true)));
}

std::variant<HttpResponse, std::unique_ptr<SocketSession>>
EngineServer::Shared::upgrade(const HttpRequest& request, Executor& io)
{
    if (const auto error = check(request, "websocket"))
        return engineErrorResponse(*error);
    using Joined = std::pair<std::shared_ptr<WireListener>, Executor*>;
    const auto sid = parameter(request, "sid").toLatin1();
    auto join = [self = shared_from_this(), sid, handshake = handshakeOf(request),
                 &io](const std::shared_ptr<WebSocketWire>& wire) -> Joined {
        const auto session =
            sid.isEmpty() ? self->open(handshake, io, wire).first : self->sessions->find(sid);
        return session ? Joined(session, &session->executor()) : Joined(nullptr, nullptr);
    };
    return std::make_unique<WebSocketLeg>(io, options.maxQueued, std::move(join));
}

EngineServer::EngineServer(EngineOptions options, Welcome welcome)
    : d(std::make_shared<Shared>(std::move(options), std::move(welcome)))
{}

EngineServer::~EngineServer() { d->sessions->clear(); }

void EngineServer::route(Router& router)
{
    const auto handler = [shared = d](const HttpRequest& request, Executor& io, Responder respond) {
        shared->answer(request, io,
                       [respond, request, origins = shared->options.origins](HttpResponse response) {
                           allowOrigin(response, request, origins);
                           response.headers.emplace_back("Cache-Control", "no-store");
                           respond(std::move(response));
                       });
    };
    // A body is for a session: without one nothing of it is received.
    const auto gate = [shared = d](const HttpRequest& head) -> std::optional<HttpResponse> {
        const auto error = shared->check(head, "polling");
        if (!error)
            return std::nullopt;
        auto response = engineErrorResponse(*error);
        allowOrigin(response, head, shared->options.origins);
        response.headers.emplace_back("Cache-Control", "no-store");
        return response;
    };
    auto bare = d->options.path;
    if (bare.size() > 1 && bare.endsWith('/'))
        bare.chop(1);
    for (const auto& path : QByteArrayList{d->options.path, bare}) {
        for (const char* method : {"GET", "OPTIONS"})
            router.add({method, path, handler, 0});
        for (const char* method : {"POST", "PUT", "DELETE", "PATCH"})
            router.add({method, path, handler, d->options.maxPayload, gate});
        router.addSocket(
            {path,
             [shared = d](const HttpRequest& request, Executor& io) { return shared->upgrade(request, io); },
             {},
             d->options.maxPayload});
    }
}

void EngineServer::close()
{
    for (const auto& session : d->sessions->all())
        session->executor().post([session] {
            session->close();
            session->forget();
        });
}

qsizetype EngineServer::sessionCount() const { return d->sessions->count(); }

} // namespace baton::relay::socketio
