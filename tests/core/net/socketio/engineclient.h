// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/front.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QStringList>
#include <QWebSocket>
#include <memory>

namespace baton::tests {

/// Where a WebSocket of an engine at @p path begins, or goes on with the session @p sid.
QUrl engineUrl(quint16 port, const QString& path, const QString& sid = {});

/// A Front on a free port, and requests to it. The way to it is fixed: one path, one transport a call.
class EngineClient
{
public:
    explicit EngineClient(QString path) : m_path(std::move(path)) {}

    /// False with a message on stderr when the port cannot be opened.
    bool serve(const relay::Router& router, int ioThreads);
    void stop() { m_front.reset(); }

    using Reply = std::unique_ptr<QNetworkReply>;
    Reply request(const QByteArray& method, const QString& query, const QByteArray& body = {});
    Reply poll(const QString& sid) { return request("GET", polling(sid)); }
    Reply post(const QString& sid, const QByteArray& body) { return request("POST", polling(sid), body); }

    /// Opens a session by polling; empty when that failed.
    QString open();
    QUrl webSocketUrl(const QString& sid = {}) const { return engineUrl(m_front->port(), m_path, sid); }

    static int statusOf(const Reply& reply);

private:
    static QString polling(const QString& sid);

    QString m_path;
    std::unique_ptr<relay::Front> m_front;
    QNetworkAccessManager m_network;
};

/// What came out of a WebSocket, in order.
class Ear
{
public:
    explicit Ear(const QUrl& url);

    QWebSocket socket;
    QStringList texts;
    QList<QByteArray> binaries;
    bool closed = false;

    /// Texts that are no pings.
    QStringList words() const;
};

/// Waits for an answer; the loop of the test runs meanwhile.
bool finished(const EngineClient::Reply& reply);

} // namespace baton::tests
