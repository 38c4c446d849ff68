// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

namespace baton::client {

/// Whether it is the relay itself that no longer knows a token. What stands between, a hotel's sign-in page
/// or a proxy, says 401 as well, and a WebSocket does not show what else it says. One thread; each start()
/// replaces the one before.
class TokenCheck : public QObject
{
    Q_OBJECT
public:
    enum class Verdict {
        Refused,  ///< by the relay
        Stranger, ///< something else answers at this address
        Unknown,  ///< nobody answers, or the relay has no complaint
    };

    explicit TokenCheck(QObject* parent = nullptr);

    void start(const QUrl& relay, const QByteArray& token, int patienceMs);
    void cancel();

Q_SIGNALS:
    void judged(baton::client::TokenCheck::Verdict verdict);

private:
    void answered(QNetworkReply* reply);

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
};

/// The relay's own words about a failed request: problem+json that says the status it came with.
bool isProblem(const QByteArray& contentType, int status, const QJsonObject& body);

} // namespace baton::client
