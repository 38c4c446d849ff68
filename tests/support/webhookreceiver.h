// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QTcpServer>
#include <functional>

namespace baton::testing {

/// A bot's end of a webhook: a small HTTP server that keeps what it was sent and answers as it is told.
class WebhookReceiver : public QObject
{
    Q_OBJECT
public:
    explicit WebhookReceiver(QObject* parent = nullptr);

    QString url() const;
    /// Also the words for the customer and who is there, which are told beside events; otherwise these are
    /// taken without being kept.
    void keepAll() { m_keepsAll = true; }
    /// The status of the answers from now on; 0: hang up without one.
    void answerWith(int status) { m_status = status; }
    struct Delivery;
    struct Answer
    {
        int status = 204;
        QByteArray headers = {}; ///< each with its line end
        bool neverEnds = false;
    };
    /// The answer from now on, for each.
    void answerBy(std::function<Answer(const Delivery&)> answer) { m_answer = std::move(answer); }
    /// Stops to listen, and comes back on the same port.
    void goAway();
    void comeBack();

    struct Delivery
    {
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        int answered = 0;
        qint64 at = 0; ///< milliseconds of a clock that only goes forward

        QJsonObject json() const;
        QString type() const { return json().value(QLatin1String("type")).toString(); }
        QJsonObject content() const { return json().value(QLatin1String("data")).toObject(); }
    };
    /// Every request, in order, those that were refused too.
    const QList<Delivery>& deliveries() const { return m_deliveries; }
    /// Those that were answered with 2xx.
    QList<Delivery> accepted() const;

private:
    void serve(QTcpSocket* socket, QByteArray& buffer);
    bool isBeside(const QString& type) const;

    QTcpServer m_server;
    quint16 m_port = 0;
    int m_status = 204;
    bool m_keepsAll = false;
    std::function<Answer(const Delivery&)> m_answer;
    QList<Delivery> m_deliveries;
};

} // namespace baton::testing
