#include "core/relay/front/router.h"

namespace baton::relay {

namespace {

bool matches(const QByteArray& pattern, const QByteArray& path, QByteArray* tail)
{
    if (!pattern.endsWith('*'))
        return pattern == path;
    const auto prefix = pattern.chopped(1);
    if (!path.startsWith(prefix))
        return false;
    *tail = path.mid(prefix.size());
    return true;
}

} // namespace

void Router::add(HttpRoute route) { m_routes.push_back(std::move(route)); }
void Router::addSocket(SocketRoute route) { m_sockets.push_back(std::move(route)); }

const HttpRoute* Router::find(HttpRequest& request, QByteArrayList* allowed) const
{
    const auto method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    for (const auto& route : m_routes) {
        QByteArray tail;
        if (!matches(route.path, request.path, &tail))
            continue;
        if (route.method == method) {
            request.pathTail = tail;
            return &route;
        }
        allowed->append(route.method);
    }
    return nullptr;
}

const SocketRoute* Router::findSocket(const QByteArray& path) const
{
    for (const auto& route : m_sockets) {
        if (route.path == path)
            return &route;
    }
    return nullptr;
}

} // namespace baton::relay
