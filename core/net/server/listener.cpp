// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/listener.h"

#include "core/net/loop/log.h"
#include "core/net/loop/socketcalls.h"
#include "core/net/server/frontcounters.h"
#include "core/net/server/iothread.h"

namespace baton::relay {

namespace {

constexpr int backlog = 4096;
/// How long nothing is accepted when the process has no descriptors left.
constexpr std::chrono::milliseconds breather(100);

} // namespace

Listener::Listener(std::vector<IoThread*> threads, std::shared_ptr<Admission> admission,
                   FrontCounters& counters)
    : m_threads(std::move(threads))
    , m_admission(std::move(admission))
    , m_counters(counters)
{
    setListenBacklogSize(backlog);
    m_pause.setSingleShot(true);
    m_pause.setInterval(breather);
    connect(&m_pause, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(frontLog) << "Could not accept a connection:" << errorString()
                            << "- raise the limit on open files";
        m_pause.start();
    });
}

Result<void> Listener::open(const QHostAddress& address, quint16 port)
{
    if (!listen(address, port))
        return refuse(Refusal::Kind::Unavailable, complaint(address, port));
    return {};
}

QString Listener::complaint(const QHostAddress& address, quint16 port) const
{
    const QString place = QStringLiteral("%1 port %2").arg(address.toString()).arg(port);
    switch (serverError()) {
    case QAbstractSocket::AddressInUseError:
        return QStringLiteral(
                   "%1 is in use by another program (a second relay?); stop it or choose another port.")
            .arg(place);
    case QAbstractSocket::SocketAccessError:
        return QStringLiteral("%1 needs more rights than this user has; choose a port above 1023.")
            .arg(place);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return QStringLiteral(
                   "%1 is no address of this machine; use one of its own, or 0.0.0.0 for all of them.")
            .arg(address.toString());
    default:
        return QStringLiteral("Cannot listen on %1: %2.").arg(place, errorString());
    }
}

void Listener::incomingConnection(qintptr descriptor)
{
    std::optional<Admission::Ticket> ticket = m_admission->admit(peerOf(descriptor));
    if (!ticket) {
        ++m_counters.refused;
        closeDescriptor(descriptor);
        return;
    }
    ++m_counters.accepted;
    m_threads[m_next]->adopt(descriptor, std::move(*ticket));
    m_next = (m_next + 1) % m_threads.size();
}

} // namespace baton::relay
