// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/signin.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

namespace baton::client {

/// `/v1/sessions` of the relay: a token for an email address and a password, and its end. One thread; each
/// start() replaces the one before.
class SignIn : public QObject
{
    Q_OBJECT
public:
    explicit SignIn(QObject* parent = nullptr);

    void start(const QUrl& relay, const protocol::SignInBody& body);
    void cancel();
    /// Ends the session at the relay; nobody waits for the answer.
    void end(const QUrl& relay, const QByteArray& token);

Q_SIGNALS:
    void granted(const QUrl& relay, const baton::protocol::SignInAnswer& answer);
    /// @p why is a sentence for the person who signs in.
    void failed(const QString& why);

private:
    void answered(QNetworkReply* reply, const QUrl& relay);

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
};

} // namespace baton::client
