// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/stream.h"

#include "core/net/loop/socketcalls.h"

#include <QSslSocket>

namespace baton::relay {

namespace {

/// What one peer may have sent before anybody has looked at it.
constexpr qint64 readAhead = 64 * 1024;

QHostAddress withoutMapping(const QHostAddress& address)
{
    bool isIpv4 = false;
    const quint32 number = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(number) : address;
}

} // namespace

std::unique_ptr<Stream> Stream::open(qintptr descriptor, const QSslConfiguration* tls,
                                     Admission::Ticket ticket)
{
    std::unique_ptr<QTcpSocket> socket;
    if (tls) {
        auto secure = std::make_unique<QSslSocket>();
        secure->setSslConfiguration(*tls);
        socket = std::move(secure);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    socket->setReadBufferSize(readAhead);
    if (!socket->setSocketDescriptor(descriptor)) {
        closeDescriptor(descriptor);
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto stream = std::unique_ptr<Stream>(new Stream(std::move(socket), tls != nullptr, std::move(ticket)));
    if (tls)
        static_cast<QSslSocket*>(stream->m_socket.get())->startServerEncryption();
    return stream;
}

Stream::Stream(std::unique_ptr<QTcpSocket> socket, bool secure, Admission::Ticket ticket)
    : m_socket(std::move(socket))
    , m_peer(withoutMapping(m_socket->peerAddress()))
    , m_ticket(std::move(ticket))
    , m_secure(secure)
{
    QTcpSocket* const raw = m_socket.get();
    QObject::connect(raw, &QTcpSocket::readyRead, raw, [this] {
        if (m_speaker)
            m_speaker->readable();
    });
    QObject::connect(raw, &QTcpSocket::bytesWritten, raw, [this] {
        if (m_speaker) {
            m_speaker->taken();
        }
    });
    QObject::connect(raw, &QTcpSocket::disconnected, raw, [this] {
        if (m_speaker) {
            m_speaker->gone();
        }
    });
}

Stream::~Stream()
{
    m_socket->disconnect();
    // The socket may be the sender of the signal that led here.
    m_socket.release()->deleteLater();
}

QByteArray Stream::read()
{
    // Exactly one block of Qt's buffer moves it out; otherwise the empty block would stay with the socket.
    return m_socket->read(m_socket->bytesAvailable());
}

bool Stream::write(const QByteArray& bytes)
{
    // Whoever writes looks at the outcome; being told as well, in the middle of it, would only surprise.
    Speaker* const speaker = std::exchange(m_speaker, nullptr);
    const bool written = m_socket->write(bytes) >= 0;
    if (written)
        m_socket->flush();
    m_speaker = speaker;
    return written && isOpen();
}

void Stream::pause()
{
    if (m_secure || std::exchange(m_paused, true))
        return;
    // Qt closes a socket at the moment it reads the end of it; from one whose buffer is full it does not
    // read.
    m_plugged = m_socket->bytesAvailable() == 0;
    if (m_plugged)
        m_socket->ungetChar('\n');
    m_socket->setReadBufferSize(1);
}

void Stream::resume()
{
    if (!std::exchange(m_paused, false))
        return;
    if (std::exchange(m_plugged, false))
        m_socket->getChar(nullptr);
    m_socket->setReadBufferSize(readAhead);
}

qint64 Stream::queued() const
{
    if (!m_secure)
        return m_socket->bytesToWrite();
    return m_socket->bytesToWrite() + static_cast<const QSslSocket*>(m_socket.get())->encryptedBytesToWrite();
}

void Stream::finish()
{
    if (m_secure)
        m_socket->disconnectFromHost();
    else
        finishWriting(m_socket->socketDescriptor());
}

void Stream::abort() { m_socket->abort(); }

bool Stream::isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

bool Stream::isReady() const
{
    return !m_secure || static_cast<const QSslSocket*>(m_socket.get())->isEncrypted();
}

} // namespace baton::relay
