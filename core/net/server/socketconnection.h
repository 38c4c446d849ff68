// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/peer.h"
#include "core/net/server/peergroup.h"
#include "core/net/websocket/connection.h"
#include "core/net/websocket/framereader.h"

#include <vector>

namespace baton::relay {

/// One peer that speaks WebSocket. What is sent in one turn of the event loop goes out in one write; sessions
/// are called from the event loop only, never from within their own calls.
class SocketConnection final : public Peer, public Connection
{
    Q_OBJECT

public:
    /// Who has come: the client, and its places with the front's limits.
    struct Guest
    {
        QHostAddress client;
        Admission::Ticket ticket;
        bool isKnown = false; ///< has shown a key
    };

    SocketConnection(PeerGroup& group, std::unique_ptr<Stream> stream, std::unique_ptr<SocketSession> session,
                     qint64 maxMessage, Guest guest);
    ~SocketConnection() override;

    /// @p early is what came behind the handshake.
    void start(const QByteArray& early);

    void sendText(const QByteArray& utf8) override;
    void sendBinary(const QByteArray& payload) override;
    void sendFramed(const QByteArray& frames) override;
    void ping(const QByteArray& payload) override;
    qint64 queuedBytes() const override;
    void close(quint16 code, const QString& reason) override;
    QHostAddress peer() const override;
    Executor& executor() const override;

    void flush();
    /// Goes on with what the last turn left.
    void takeTurn();

    void readable() override;
    void taken() override;
    void gone() override;
    void overdue() override;
    void drain() override;
    void abandon() override { end(); }

private:
    enum class State { Open, Closing, Ended };

    /// Serves at most so many messages; what is left waits for the next turn.
    void read(int most);
    void receive(const QByteArray& bytes);
    void handle(const FrameReader::Incoming& incoming);
    void queue(const QByteArray& frames);
    /// close() when nothing more is to be expected from the peer.
    void hangUp(quint16 code, const QString& reason);
    void endSoon();
    /// closed() is told, and the stream is let go: politely when the closing handshake is through.
    void end(bool politely = false);

    Guest m_guest;
    BytesInFlight::Share m_share;
    std::unique_ptr<SocketSession> m_session;
    FrameReader m_reader;
    std::vector<QByteArray> m_pending; ///< since the last flush
    qint64 m_pendingBytes = 0;
    State m_state = State::Open;
    bool m_unflushed = false;
    bool m_heard = true;       ///< anything, since the last look
    bool m_asked = false;      ///< a ping is out
    bool m_peerClosed = false; ///< nothing that still comes matters
    bool m_reading = false;
    bool m_waitsForTurn = false;
};

} // namespace baton::relay
