// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/webhookreceiver.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>

namespace baton::testing {

WebhookReceiver::WebhookReceiver(QObject* parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto* socket = m_server.nextPendingConnection()) {
            auto buffer = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
                *buffer += socket->readAll();
                serve(socket, *buffer);
            });
        }
    });
    comeBack();
}

QString WebhookReceiver::url() const { return QStringLiteral("http://127.0.0.1:%1/hook").arg(m_port); }

void WebhookReceiver::goAway()
{
    m_server.close();
    const auto sockets = m_server.findChildren<QTcpSocket*>();
    for (auto* socket : sockets) {
        // What was answered arrives: else the relay would rightly send it again.
        socket->flush();
        socket->close();
    }
}

void WebhookReceiver::comeBack()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qWarning() << "the receiver cannot listen:" << m_server.errorString();
    m_port = m_server.serverPort();
}

QJsonObject WebhookReceiver::Delivery::json() const { return QJsonDocument::fromJson(body).object(); }

QList<WebhookReceiver::Delivery> WebhookReceiver::accepted() const
{
    QList<Delivery> good;
    for (const auto& delivery : m_deliveries)
        if (delivery.answered / 100 == 2)
            good.append(delivery);
    return good;
}

bool WebhookReceiver::isBeside(const QString& type) const
{
    return !m_keepsAll && (type == QLatin1String("notice") || type == QLatin1String("agents"));
}

void WebhookReceiver::serve(QTcpSocket* socket, QByteArray& buffer)
{
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Delivery delivery;
    const auto lines = buffer.left(end).split('\n');
    for (const auto& line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        delivery.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const auto length = delivery.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    delivery.body = buffer.mid(end + 4, length);
    delivery.at = QDeadlineTimer::current().deadline();
    if (isBeside(delivery.type())) {
        buffer.remove(0, end + 4 + length);
        socket->write("HTTP/1.1 204 -\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    const auto answer = m_answer ? m_answer(delivery) : Answer{m_status};
    delivery.answered = answer.status;
    m_deliveries.append(delivery);
    buffer.remove(0, end + 4 + length);
    if (answer.status == 0) {
        socket->abort();
        return;
    }
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " -\r\n" + answer.headers +
                  (answer.neverEnds ? "Transfer-Encoding: chunked\r\n" : "Content-Length: 0\r\n") +
                  "Location: http://127.0.0.1:1/elsewhere\r\n\r\n");
    if (answer.neverEnds)
        socket->write("5\r\nabcde\r\n");
}

} // namespace baton::testing
