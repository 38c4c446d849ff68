// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/net/socketio/engineclient.h"

#include <QJsonArray>
#include <QJsonObject>

namespace baton::tests {

/// The customer's page: one connection to the namespace /customer.
class Page
{
public:
    Page(const QUrl& url, QJsonObject auth);

    /// Let in; its session follows.
    bool isConnected() const { return !packets(QStringLiteral("40/customer,")).isEmpty(); }
    /// Sends an event; the answer is under its number in answer().
    int emitEvent(const QString& name, const QJsonObject& payload);
    int write(const QString& id, const QString& text);
    /// Whether the room has got all that this page has sent before: nobody else answers this.
    bool isHeard();
    void close() { m_ear.socket.abort(); }

    bool isClosed() const { return m_ear.closed; }
    /// The payloads of what came under this name.
    QList<QJsonObject> received(const QString& name) const;
    QJsonObject session() const { return received(QStringLiteral("session")).value(0); }
    /// What the session says: the visitor's secret, and the kinds of notices that stand in the transcript.
    QString visitor() const { return session().value(QLatin1String("visitor")).toString(); }
    QStringList noticesAtFirst() const;
    std::optional<QJsonObject> answer(int number) const;
    /// Why an event, or the page itself, was refused; empty when it was not, or not yet.
    QString refusalOf(int number) const;
    QString refusal() const;
    std::optional<QJsonObject> connectError() const;
    /// Names of events in the order they came, without sessions and typing.
    QStringList order() const;

private:
    QStringList packets(const QString& prefix) const;

    Ear m_ear;
    QJsonObject m_auth;
    int m_next = 0;
    bool m_asked = false;
};

} // namespace baton::tests
