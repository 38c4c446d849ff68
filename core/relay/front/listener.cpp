#include "core/relay/front/listener.h"

namespace baton::relay {

namespace {
/// A morning's worth of agents reconnects at once; Qt's default of 50 turns most of them away.
constexpr int backlog = 4'096;
} // namespace

Listener::Listener(Take take) : m_take(std::move(take)) { setListenBacklogSize(backlog); }

Result<void> Listener::listen(const QHostAddress& address, quint16 port)
{
    if (QTcpServer::listen(address, port))
        return {};
    const auto where = QStringLiteral("%1:%2").arg(address.toString()).arg(port);
    if (serverError() == QAbstractSocket::AddressInUseError) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("Another program listens on %1. Stop it, or choose another port with --listen.")
                .arg(where));
    }
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("Cannot listen on %1: %2.").arg(where, errorString()));
}

} // namespace baton::relay
