// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/websocketleg.h"

#include <tuple>
#include <utility>

namespace baton::relay::socketio {

namespace {
constexpr quint16 policyViolation = 1008;
}

void WebSocketWire::onSocketThread(std::function<void(Connection&)> work)
{
    auto now = [self = shared_from_this(), work = std::move(work)] {
        if (self->m_connection)
            work(*self->m_connection);
    };
    if (m_io.isCurrent())
        now();
    else
        m_io.post(std::move(now));
}

void WebSocketWire::send(const QByteArray& bytes, void (Connection::*how)(const QByteArray&))
{
    onSocketThread([this, bytes, how](Connection& connection) {
        if (connection.queuedBytes() + bytes.size() > m_maxQueued)
            connection.close(policyViolation, QStringLiteral("The peer reads too slowly."));
        else
            (connection.*how)(bytes);
    });
}

void WebSocketWire::sendText(const QByteArray& utf8) { send(utf8, &Connection::sendText); }
void WebSocketWire::sendBinary(const QByteArray& bytes) { send(bytes, &Connection::sendBinary); }

void WebSocketWire::close(quint16 code, const QString& reason)
{
    onSocketThread([code, reason](Connection& connection) { connection.close(code, reason); });
}

WebSocketLeg::WebSocketLeg(Executor& io, qint64 maxQueued, Join join)
    : m_wire(std::make_shared<WebSocketWire>(io, maxQueued))
    , m_join(std::move(join))
{}

WebSocketLeg::~WebSocketLeg() { closed(); }

void WebSocketLeg::opened(Connection& connection)
{
    m_wire->attach(connection);
    std::tie(m_listener, m_home) = std::exchange(m_join, nullptr)(m_wire);
    if (!m_listener) {
        connection.close(policyViolation, QStringLiteral("This session is over."));
        return;
    }
    tell([wire = m_wire](WireListener& listener) { listener.wireOpened(wire); });
}

void WebSocketLeg::tell(std::function<void(WireListener&)> what)
{
    if (!m_listener)
        return;
    if (m_home->isCurrent()) {
        const auto listener = m_listener; // closed() may come from within
        what(*listener);
    } else {
        m_home->post([listener = m_listener, what = std::move(what)] { what(*listener); });
    }
}

void WebSocketLeg::textReceived(const QByteArray& utf8)
{
    tell([wire = m_wire, utf8](WireListener& listener) { listener.wireText(wire, utf8); });
}

void WebSocketLeg::binaryReceived(const QByteArray& payload)
{
    tell([wire = m_wire, payload](WireListener& listener) { listener.wireBinary(wire, payload); });
}

void WebSocketLeg::closed()
{
    m_wire->detach();
    tell([wire = m_wire](WireListener& listener) { listener.wireClosed(wire); });
    m_listener.reset();
}

} // namespace baton::relay::socketio
