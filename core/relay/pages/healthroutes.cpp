// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/pages/healthroutes.h"

#include "core/desk/desk.h"
#include "core/domain/shuttingdown.h"
#include "core/relay/directory/directory.h"
#include "core/relay/parts/metrics.h"
#include "core/relay/parts/problem.h"

#include <QFile>

namespace baton::relay {

namespace {

HttpResponse plain(QByteArray text)
{
    auto response = HttpResponse::content("text/plain; charset=utf-8", std::move(text));
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

/// A proxy on this machine comes from loopback too. Whatever it passes on is not of this machine, even when
/// it says so: it may only repeat what it was told.
bool isLocal(const HttpRequest& request) { return request.client.isLoopback() && !request.passedOn; }

bool isAdmin(RelayParts& parts, const HttpRequest& request)
{
    const auto signedIn = parts.directory.session(request.bearerToken());
    return signedIn && signedIn->permissions().testFlag(Permission::Administer);
}

void append(QByteArray& text, const char* name, const char* type, const char* help, qint64 value)
{
    text += QByteArray("# HELP baton_") + name + ' ' + help + "\n# TYPE baton_" + name + ' ' + type +
            "\nbaton_" + name + ' ' + QByteArray::number(value) + '\n';
}

QByteArray metricsText(RelayParts& parts, const FrontCounters& front)
{
    auto text = parts.metrics.toPrometheus(parts.desk.lastSeq(), parts.desk.healthy());
    append(text, "connections_open", "gauge", "Open connections.", front.open);
    append(text, "websockets_open", "gauge", "Open WebSockets.", front.sockets);
    append(text, "connections_accepted_total", "counter", "Connections accepted.", front.accepted);
    append(text, "connections_refused_total", "counter", "Connections refused for a limit.", front.refused);
    append(text, "http_requests_total", "counter", "HTTP requests.", front.requests);
    append(text, "received_bytes_total", "counter", "Bytes received on WebSockets.", front.bytesIn);
    append(text, "sent_bytes_total", "counter", "Bytes sent on WebSockets.", front.bytesOut);
    return text;
}

void metrics(RelayParts& parts, const FrontCounters& front, const HttpRequest& request,
             const Responder& respond)
{
    if (!isLocal(request) && !isAdmin(parts, request)) {
        return respond(request.bearerToken().isEmpty()
                           ? notSignedIn(QStringLiteral("Metrics are for this machine or an administrator."))
                           : problemOf({Refusal::Kind::NotPermitted,
                                        QStringLiteral("This needs the permission relay.administer."),
                                        Refusal::Reason::None, std::nullopt}));
    }
    respond(plain(metricsText(parts, front)));
}

HttpRoute documentRoute(const QByteArray& path, const QString& resource)
{
    return {"GET", path, [resource](const HttpRequest&, Executor&, Responder respond) {
                QFile file(resource);
                if (!file.open(QIODevice::ReadOnly))
                    return respond(
                        problemOf({Refusal::Kind::NotFound, QStringLiteral("This build lacks the document."),
                                   Refusal::Reason::None, std::nullopt}));
                respond(HttpResponse::content("application/yaml; charset=utf-8", file.readAll()));
            }};
}

} // namespace

void serveHealth(Router& router, RelayParts& parts, const FrontCounters& front,
                 const std::atomic<bool>& draining)
{
    router.add({"GET", "/healthz",
                [](const HttpRequest&, Executor&, Responder respond) { respond(plain("alive\n")); }});
    router.add({"GET", "/readyz", [&parts, &draining](const HttpRequest&, Executor&, Responder respond) {
                    if (draining || !parts.desk.healthy()) {
                        return respond(problemOf(
                            draining ? shuttingDown()
                                     : refuse(Refusal::Kind::Unavailable,
                                              QStringLiteral("The last commit failed; see the relay's log."))
                                           .value()));
                    }
                    respond(plain("ready\n"));
                }});
    router.add(
        {"GET", "/metrics", [&parts, &front](const HttpRequest& request, Executor&, Responder respond) {
             metrics(parts, front, request, respond);
         }});
    router.add(documentRoute("/v1/openapi.yaml", QStringLiteral(":/api/openapi.yaml")));
    router.add(documentRoute("/v1/asyncapi.yaml", QStringLiteral(":/api/asyncapi.yaml")));
}

} // namespace baton::relay
