// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/router.h"

namespace baton::relay {

namespace {

/// How well a route's path fits: -1 not at all, otherwise the longer the better, and exact best of all.
qsizetype fit(const QByteArray& route, const QByteArray& path)
{
    if (!route.endsWith('*'))
        return route == path ? std::numeric_limits<qsizetype>::max() : -1;
    const QByteArrayView prefix = QByteArrayView(route).chopped(1);
    return path.startsWith(prefix) ? prefix.size() : -1;
}

bool serves(const HttpRoute& route, const QByteArray& method)
{
    return route.method == method || (method == "HEAD" && route.method == "GET");
}

} // namespace

void Router::add(HttpRoute route) { m_routes.push_back(std::move(route)); }

void Router::addSocket(SocketRoute route) { m_sockets.push_back(std::move(route)); }

const HttpRoute* Router::find(HttpRequest& request, QByteArrayList* allowed) const
{
    const HttpRoute* best = nullptr;
    qsizetype bestFit = -1;
    for (const HttpRoute& route : m_routes) {
        const qsizetype found = fit(route.path, request.path);
        if (found < 0)
            continue;
        if (!serves(route, request.method)) {
            if (allowed && !allowed->contains(route.method))
                allowed->append(route.method);
        } else if (found > bestFit) {
            best = &route;
            bestFit = found;
        }
    }
    if (best) {
        request.pathTail = best->path.endsWith('*') ? request.path.mid(bestFit) : QByteArray();
        if (allowed)
            allowed->clear();
    } else if (allowed && allowed->contains("GET")) {
        allowed->append("HEAD");
    }
    return best;
}

const SocketRoute* Router::findSocket(const QByteArray& path) const
{
    const SocketRoute* best = nullptr;
    qsizetype bestFit = -1;
    for (const SocketRoute& route : m_sockets) {
        const qsizetype found = fit(route.path, path);
        if (found > bestFit) {
            best = &route;
            bestFit = found;
        }
    }
    return best;
}

} // namespace baton::relay
