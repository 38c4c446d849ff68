// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/virusscanner.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QTcpSocket>
#include <QtEndian>
#include <array>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.files")

constexpr qint64 slice = 64 * 1024;
constexpr qsizetype longestAnswer = 4096;
constexpr int patienceToConnect = 10'000; ///< ms

Refused away(const QString& why)
{
    qCWarning(log).noquote() << "the virus scanner is away:" << why;
    return refuse(Refusal::Kind::Unavailable, QStringLiteral("The virus scanner is away: %1").arg(why));
}

Refused failed(const QString& why)
{
    qCWarning(log).noquote() << "the virus scanner has not come to an end with a file:" << why;
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("The virus scanner could not look at it: %1").arg(why));
}

QByteArray framed(const QByteArray& piece)
{
    std::array<char, 4> size{};
    qToBigEndian(quint32(piece.size()), size.data());
    return QByteArray(size.data(), qsizetype(size.size())) + piece;
}

/// Everything that is to be written, or false.
template <typename Socket>
bool send(Socket& socket, const QByteArray& bytes, const QDeadlineTimer& deadline)
{
    if (socket.write(bytes) != bytes.size())
        return false;
    while (socket.bytesToWrite() > 0)
        if (!socket.waitForBytesWritten(int(deadline.remainingTime())))
            return false;
    return true;
}

template <typename Socket>
bool sendFile(Socket& socket, QFile& file, const QDeadlineTimer& deadline)
{
    if (!send(socket, QByteArray("zINSTREAM\0", 10), deadline))
        return false;
    while (!file.atEnd()) {
        const auto piece = file.read(slice);
        if (piece.isEmpty() || !send(socket, framed(piece), deadline))
            return false;
    }
    return send(socket, framed({}), deadline);
}

/// "stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR"
Result<QString> understood(const QByteArray& answer)
{
    const auto words = QString::fromUtf8(answer).trimmed();
    static const QString before = QStringLiteral("stream: ");
    static const QString found = QStringLiteral(" FOUND");
    if (words == before + QStringLiteral("OK"))
        return QString();
    if (words.startsWith(before) && words.endsWith(found) && words.size() > before.size() + found.size())
        return words.mid(before.size()).chopped(found.size());
    return failed(words.isEmpty() ? QStringLiteral("it gave no answer") : words.left(200));
}

template <typename Socket>
Result<QString> converse(Socket& socket, QFile& file, const QDeadlineTimer& deadline)
{
    // One that wants no more says so, and breaks the connection while it is being written to.
    const bool isSent = sendFile(socket, file, deadline);
    QByteArray answer;
    while (!answer.contains('\0') && answer.size() < longestAnswer) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(int(deadline.remainingTime())))
            break;
        answer += socket.read(longestAnswer);
    }
    if (!isSent && answer.isEmpty())
        return failed(socket.errorString());
    return understood(answer.left(answer.indexOf('\0')));
}

} // namespace

Result<ScannerAddress> ScannerAddress::parse(const QString& text)
{
    if (text.isEmpty())
        return ScannerAddress();
    if (text.contains(u'/') || text.startsWith(u'\\'))
        return ScannerAddress{text, 0};
    const auto colon = text.lastIndexOf(u':');
    const auto port = text.mid(colon + 1).toUShort();
    auto host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (colon < 1 || port == 0 || host.isEmpty()) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("--clamav needs HOST:PORT, such as 127.0.0.1:3310, or the path of a socket."));
    }
    return ScannerAddress{host, port};
}

Result<QString> VirusScanner::scan(const QString& path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    const QDeadlineTimer deadline(m_patience);
    if (m_address.port == 0) {
        QLocalSocket socket;
        socket.connectToServer(m_address.host);
        if (!socket.waitForConnected(patienceToConnect))
            return away(socket.errorString());
        return converse(socket, file, deadline);
    }
    QTcpSocket socket;
    socket.connectToHost(m_address.host, m_address.port);
    if (!socket.waitForConnected(patienceToConnect))
        return away(socket.errorString());
    return converse(socket, file, deadline);
}

} // namespace baton::relay
