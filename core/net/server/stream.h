// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/admission.h"

#include <QByteArray>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <memory>

namespace baton::relay {

/// Bytes to and from one peer, plain or over TLS. Lives on one I/O thread from birth.
class Stream
{
public:
    /// Whoever speaks with the peer at the moment.
    class Speaker
    {
    public:
        virtual ~Speaker() = default;
        virtual void readable() = 0;
        /// The kernel took some bytes that had to wait.
        virtual void taken() = 0;
        virtual void gone() = 0;
    };

    /// Takes over an accepted descriptor; with @p tls the handshake starts at once.
    static std::unique_ptr<Stream> open(qintptr descriptor, const QSslConfiguration* tls,
                                        Admission::Ticket ticket);
    ~Stream();
    Q_DISABLE_COPY_MOVE(Stream)

    /// Nobody is told anything while there is no speaker.
    void setSpeaker(Speaker* speaker) { m_speaker = speaker; }

    /// What has arrived; empty when nothing has.
    QByteArray read();
    /// Written as far as the kernel takes it, the rest is kept. False when the peer is gone.
    bool write(const QByteArray& bytes);
    /// Bytes written but not yet taken by the kernel.
    qint64 queued() const;
    /// No more will be written; the peer sees the end once it has read everything.
    void finish();
    void abort();

    /// Takes nothing from the kernel until resume(), so that a peer that has said all it wanted, and closed
    /// its half, is still there to be answered. Over TLS there is no such half, and it does nothing.
    void pause();
    void resume();

    bool isOpen() const;
    bool isSecure() const { return m_secure; }
    /// False while the TLS handshake is under way.
    bool isReady() const;
    QHostAddress peer() const { return m_peer; }

private:
    Stream(std::unique_ptr<QTcpSocket> socket, bool secure, Admission::Ticket ticket);

    std::unique_ptr<QTcpSocket> m_socket;
    QHostAddress m_peer;
    Admission::Ticket m_ticket;
    Speaker* m_speaker = nullptr;
    bool m_secure;
    bool m_paused = false;
    bool m_plugged = false; ///< with a byte of our own
};

} // namespace baton::relay
