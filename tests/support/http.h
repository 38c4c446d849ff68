// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>
#include <utility>

/// Plain HTTP for tests: one request, waited for.
namespace baton::testing {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpAnswer
{
    int status = 0; ///< 0: no answer came
    HttpHeaders headers;
    QByteArray body;

    QByteArray header(const QByteArray& name) const;
    QJsonObject json() const;
};

HttpAnswer http(const QByteArray& method, const QUrl& url, const QByteArray& body = {},
                const HttpHeaders& headers = {});

/// `Authorization: Bearer`, and JSON as the body's type.
HttpHeaders bearer(const QByteArray& token, const QByteArray& contentType = "application/json");

/// Signs in with the password of RelayProcess; the token, empty when it was refused.
QByteArray signIn(const QUrl& relay, const QString& email, const QString& device = QStringLiteral("test"));

/// One CloudEvent in structured mode.
QJsonObject cloudEvent(const QString& id, const QString& type, const QString& subject,
                       const QJsonObject& data);
/// POSTs a batch as the bot with this key.
HttpAnswer publish(const QUrl& relay, const QByteArray& key, const QJsonArray& events);

} // namespace baton::testing
