// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/customers/botlookup.h"
#include "tests/core/net/socketio/engineclient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMutex>

namespace baton::tests {

/// The customer's page: one connection to the namespace /customer.
class Page
{
public:
    Page(const QUrl& url, QJsonObject auth);

    /// Sends an event; the answer is under its number in answers().
    int emitEvent(const QString& name, const QJsonObject& payload);
    void close() { m_ear.socket.abort(); }

    bool isClosed() const { return m_ear.closed; }
    /// The payloads of what came under this name.
    QList<QJsonObject> received(const QString& name) const;
    QJsonObject session() const { return received(QStringLiteral("session")).value(0); }
    std::optional<QJsonObject> answer(int number) const;
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

/// One bot by the name of `support`, and its settings.
class OneBot : public relay::BotLookup
{
public:
    std::optional<relay::CustomerBot> find(const BotId& id) const override;
    void set(const QString& setting, const QString& value);
    void remove();

private:
    mutable QMutex m_mutex;
    QMap<QString, QString> m_settings;
    bool m_there = true;
};

} // namespace baton::tests
