// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/socketio/namespace.h"
#include "core/relay/customers/visitorrooms.h"
#include "core/relay/parts/addresslimits.h"

#include <memory>

namespace baton::relay {

/// One page of a visitor. Lives on its connection's I/O thread, checks what the page says, and passes it on
/// to the visitor's room.
class CustomerTab : public socketio::SocketListener
{
public:
    CustomerTab(std::shared_ptr<VisitorRoom> room, std::shared_ptr<VisitorRooms> rooms,
                std::shared_ptr<AddressLimits> limits, QHostAddress address);

    void connected(const std::shared_ptr<socketio::Socket>& socket) override;
    void event(socketio::ReceivedEvent event) override;
    void disconnected() override;

private:
    void message(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    void typing(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    void seen(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    void press(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    void rate(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    void fillForm(const QJsonObject& payload, const socketio::Acknowledge& acknowledge);
    /// Nothing, and it was said why, when it cannot be read or comes too often.
    template <typename Sent>
    std::optional<Sent> read(const QJsonObject& payload, const char* name,
                             const socketio::Acknowledge& acknowledge);
    bool mayWrite(const socketio::Acknowledge& acknowledge);
    Contact contact() const;

    std::shared_ptr<VisitorRoom> m_room;
    std::shared_ptr<VisitorRooms> m_rooms;
    std::shared_ptr<AddressLimits> m_limits;
    QHostAddress m_address;
    const socketio::Socket* m_socket = nullptr; ///< names the tab in its room; never followed
};

} // namespace baton::relay
