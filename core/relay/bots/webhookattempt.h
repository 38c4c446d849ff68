// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/bots/courier.h"

#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace baton::relay {

/// What Standard Webhooks make of a status: 2xx delivered, 410 gone, 408, 425 and 429 worth another try like
/// all that is no 4xx, the rest of 4xx refused for good.
Outcome::Kind meaningOf(int status);
/// Milliseconds that `Retry-After` asks for, in seconds or as a date of HTTP, at most a day; nullopt when it
/// says nothing that can be read.
std::optional<qint64> retryAfterMs(const QByteArray& header, Instant now);

/// One request on its way. It is decided by the status; what follows of the answer is read away, and only so
/// much and so long. Deletes itself when it is over.
class WebhookAttempt : public QObject
{
    Q_OBJECT
public:
    /// @param reply taken over
    WebhookAttempt(QNetworkReply* reply, std::function<void(const Outcome&)> done, QObject* parent);
    ~WebhookAttempt() override;

    bool isDecided() const { return !m_done; }
    /// Reads no more of the answer.
    void end();

private:
    void judge();
    void decide(const Outcome& outcome);
    void finished();
    void skip();

    QNetworkReply* m_reply;
    std::function<void(const Outcome&)> m_done;
    QTimer m_time;
    qint64 m_read = 0;
};

} // namespace baton::relay
