// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/singleinstance.h"

#include "app/console/meetingplace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLoggingCategory>

namespace baton {

namespace {

Q_LOGGING_CATEGORY(log, "baton.instance")

constexpr int answerMs = 1'000;
constexpr qint64 longestLink = 1'024;

} // namespace

SingleInstance::SingleInstance(const QString& dataDirectory, QObject* parent) : QObject(parent)
{
    const auto path = QDir(dataDirectory).absolutePath().toUtf8();
    const auto name =
        QStringLiteral("baton-") +
        QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(20));
    const auto place = meetingPlace(name, dataDirectory);
    if (place)
        m_name = *place;
    else
        qCWarning(log) << "a second start will open a second window:" << place.error().detail;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
}

bool SingleInstance::handOver(const QString& link)
{
    if (m_name.isEmpty())
        return false;
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(answerMs))
        return false;
    yieldForeground();
    socket.write(link.left(longestLink).toUtf8() + '\n');
    return socket.waitForBytesWritten(answerMs);
}

void SingleInstance::listen()
{
    if (m_name.isEmpty())
        return;
    // What a crash left behind; nobody answered there a moment ago.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        qCWarning(log) << "a second start will open a second window:" << m_server.errorString();
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        auto* socket = m_server.nextPendingConnection();
        socket->setReadBufferSize(longestLink);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine())
                Q_EMIT activated(QString::fromUtf8(socket->readLine()).trimmed());
        });
    });
}

} // namespace baton
