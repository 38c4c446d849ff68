// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/requestreader.h"
#include "core/net/server/bodyinflow.h"
#include "core/net/server/bodyoutflow.h"
#include "core/net/server/peer.h"
#include "core/net/server/peergroup.h"
#include "core/net/server/router.h"

namespace baton::relay {

/// One peer that speaks HTTP/1: request, answer, request, ... until it leaves or changes to WebSocket.
class HttpConnection final : public Peer
{
    Q_OBJECT

public:
    HttpConnection(PeerGroup& group, std::unique_ptr<Stream> stream);

    void readable() override;
    void taken() override;
    void gone() override
    {
        m_inflow.reset();
        leave();
    }
    void overdue() override;
    void drain() override;
    void abandon() override { leave(); }

private:
    enum class State {
        Reading,   ///< a request, or for one to begin
        Answering, ///< a handler has it
        Writing,   ///< until the peer has taken the answer
        Left,
    };

    void work();
    /// Whether anything changed that makes another look worthwhile.
    bool step();
    void headed();
    void refuse(HttpResponse response);
    /// Whether this request may be received at all, of this client and by this route.
    bool admit();
    bool holdsTooMuch();
    /// Hands what there is of the body to whoever takes it in pieces. Whether there may be more at once.
    bool passOn();
    void letFlow();
    void dispatch();
    HttpRequest withClient(HttpRequest request) const;
    void upgrade(const SocketRoute& route, const HttpRequest& request);
    Responder responder();
    void answer(const HttpResponse& response);
    void sendPiece(const QByteArray& piece);
    void send(const QByteArray& bytes);
    void answered();
    void armForReading();

    RequestReader m_reader;
    QByteArray m_input;
    const HttpRoute* m_route = nullptr;
    QByteArray m_pathTail;
    ClientAddress m_from;       ///< of the request that is being read
    Admission::Ticket m_ticket; ///< of a client that a trusted proxy speaks for
    BytesInFlight::Share m_share;
    std::shared_ptr<BodyInflow> m_inflow;   ///< of a route that takes its body in pieces
    std::shared_ptr<BodyOutflow> m_outflow; ///< of an answer that is sent in pieces
    State m_state = State::Reading;
    bool m_ready; ///< the TLS handshake is over, if there is one
    bool m_headOnly = false;
    bool m_keepAlive = true;
    bool m_armedForBody = false;
    bool m_armedForHead = false;
    bool m_working = false;
};

} // namespace baton::relay
