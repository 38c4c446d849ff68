// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/upgrade.h"

#include "core/net/socketio/engineiopacket.h"

namespace baton::relay::socketio {

using protocol::engineio::Packet;
using protocol::engineio::PacketType;

namespace {
constexpr quint16 policyViolation = 1008;
}

Upgrade::Upgrade(std::shared_ptr<WebSocketWire> wire, std::chrono::milliseconds timeout)
    : m_wire(std::move(wire))
{
    m_deadline.setSingleShot(true);
    QObject::connect(&m_deadline, &QTimer::timeout, &m_deadline, [this] {
        m_wire->close(policyViolation, QStringLiteral("The upgrade took too long."));
    });
    m_deadline.start(timeout);
}

Upgrade::Step Upgrade::advance(const QByteArray& utf8)
{
    const auto packet = protocol::engineio::decodeText(utf8);
    if (!packet)
        return Step::Failed;
    if (!m_probed && *packet == Packet{PacketType::Ping, "probe", false}) {
        m_probed = true;
        m_wire->sendText(protocol::engineio::encodeText({PacketType::Pong, "probe", false}));
        return Step::Probed;
    }
    if (m_probed && packet->type == PacketType::Upgrade)
        return Step::Complete;
    return Step::Failed;
}

} // namespace baton::relay::socketio
