// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>
#include <memory>
#include <utility>

namespace baton::relay {

/// A request that arrived whole, within the limits of its route. Value type.
struct HttpRequest
{
    QByteArray method; ///< GET, POST, ...
    QByteArray path;   ///< percent-decoded, without the query
    QByteArray query;  ///< as sent, without '?'
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QHostAddress client;   ///< who asks, see clientaddress.h; null when proxies contradict each other
    QByteArray pathTail;   ///< what the route's '*' stood for
    bool passedOn = false; ///< something in between says that it passes this on
    bool secure = false;   ///< came over TLS

    /// The first header of that name, case-insensitively; empty when there is none.
    QByteArray header(QByteArrayView name) const;
    /// The token of `Authorization: Bearer TOKEN`; empty when there is none.
    QByteArray bearerToken() const;
    /// A query parameter, percent-decoded; null when there is none.
    QString queryValue(const QString& name) const;
};

/// A body of an answer that is too large to lie in memory: it is asked for the next piece once the peer has
/// taken the one before. Used on the connection's I/O thread, destroyed on it or wherever its own work ends.
class BodySource
{
public:
    virtual ~BodySource() = default;
    virtual qint64 size() const = 0; ///< bytes in all; never changes
    /// Calls @p give once, from any thread, with the next bytes; with none when it cannot go on, which cuts
    /// the connection, since the peer was promised more.
    virtual void next(std::function<void(QByteArray)> give) = 0;
};

struct HttpResponse
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::shared_ptr<BodySource> source = {}; ///< in the place of body
    /// Tell the client that this connection ends after the answer.
    bool close = false;

    static HttpResponse empty(int status);
    static HttpResponse json(int status, const QJsonObject& object);
    static HttpResponse content(QByteArray type, QByteArray body);
    /// RFC 9457 application/problem+json. @p detail says what is wrong and what to do.
    static HttpResponse problem(int status, const QString& title, const QString& detail);
};

/// Answers one request. To be called exactly once, from any thread; if it is dropped uncalled the client gets
/// a 500, and if the client has left the answer goes nowhere.
using Responder = std::function<void(HttpResponse)>;

} // namespace baton::relay
