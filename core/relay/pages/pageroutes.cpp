// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/pages/pageroutes.h"

#include "core/relay/directory/directory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <memory>

namespace baton::relay {

namespace {

/// One file of the page, read once.
struct Asset
{
    QByteArray type;
    QByteArray body;
    QByteArray etag; ///< quoted; made of the content, so that it changes exactly when that does
};

QByteArray typeOf(const QString& name)
{
    static const std::pair<QLatin1String, QByteArray> types[] = {
        {QLatin1String(".html"), "text/html; charset=utf-8"},
        {QLatin1String(".js"), "text/javascript; charset=utf-8"},
        {QLatin1String(".css"), "text/css; charset=utf-8"},
        {QLatin1String(".svg"), "image/svg+xml"},
        {QLatin1String(".png"), "image/png"},
        {QLatin1String(".json"), "application/json"}};
    for (const auto& [ending, type] : types)
        if (name.endsWith(ending))
            return type;
    return "application/octet-stream";
}

using Assets = QHash<QString, Asset>;

/// All of them, read and hashed once; several I/O threads look things up in it afterwards.
std::shared_ptr<const Assets> load()
{
    auto assets = std::make_shared<Assets>();
    const QDir folder(QStringLiteral(":/web"));
    const auto names = folder.entryList(QDir::Files);
    for (const auto& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Asset asset{typeOf(name), file.readAll(), {}};
        asset.etag =
            '"' + QCryptographicHash::hash(asset.body, QCryptographicHash::Sha256).toHex().left(32) + '"';
        assets->insert(name, std::move(asset));
    }
    return assets;
}

bool isPlainName(const QString& name)
{
    for (const auto c : name) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                           c == u'.' || c == u'-' || c == u'_';
        if (!plain)
            return false;
    }
    return !name.isEmpty() && !name.startsWith(u'.');
}

HttpResponse secured(HttpResponse response)
{
    response.headers.emplaceBack("Referrer-Policy", "no-referrer");
    return response;
}

HttpResponse serve(const Asset& asset, const HttpRequest& request)
{
    const bool unchanged = request.header("if-none-match").contains(asset.etag);
    auto response = unchanged ? HttpResponse::empty(304) : HttpResponse::content(asset.type, asset.body);
    response.headers.emplaceBack("ETag", asset.etag);
    response.headers.emplaceBack("Cache-Control", "public, max-age=300");
    // Sites that isolate themselves (COEP) let in only what says that it may be embedded.
    response.headers.emplaceBack("Cross-Origin-Resource-Policy", "cross-origin");
    return secured(std::move(response));
}

HttpResponse notFoundPage()
{
    auto response = HttpResponse::content(
        "text/html; charset=utf-8",
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title>"
        "<p>There is no such chat. Check the address.</p></html>");
    response.status = 404;
    return secured(std::move(response));
}

/// Nothing but the page's own files; only the way into a frame is open to everybody, since the widget is one.
constexpr char contentPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self' ws: wss:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

HttpResponse chatPage(RelayParts& parts, const Assets& assets, const HttpRequest& request)
{
    const auto page = assets.constFind(QStringLiteral("chat.html"));
    const auto id = QString::fromUtf8(request.pathTail);
    const auto bot = isPlainName(id) ? parts.directory.bot(BotId(id)) : std::nullopt;
    if (!bot || page == assets.constEnd())
        return notFoundPage();
    auto response = serve(*page, request);
    response.headers.emplaceBack("Content-Security-Policy", contentPolicy);
    response.headers.emplaceBack("Cross-Origin-Embedder-Policy", "require-corp");
    return response;
}

HttpResponse assetNamed(const Assets& assets, const QString& name, const HttpRequest& request)
{
    const auto asset = assets.constFind(name);
    return asset != assets.constEnd() ? serve(*asset, request) : notFoundPage();
}

} // namespace

void servePages(Router& router, RelayParts& parts)
{
    const auto assets = load();
    router.add({"GET", "/chat/*", [&parts, assets](const HttpRequest& request, Executor&, Responder respond) {
                    respond(chatPage(parts, *assets, request));
                }});
    router.add({"GET", "/chat-assets/*", [assets](const HttpRequest& request, Executor&, Responder respond) {
                    respond(assetNamed(*assets, QString::fromUtf8(request.pathTail), request));
                }});
    router.add({"GET", "/widget.js", [assets](const HttpRequest& request, Executor&, Responder respond) {
                    auto response = assetNamed(*assets, QStringLiteral("widget.js"), request);
                    response.headers.emplaceBack("Access-Control-Allow-Origin", "*");
                    respond(std::move(response));
                }});
}

} // namespace baton::relay
