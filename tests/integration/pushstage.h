// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QJsonArray>

namespace baton::testing {

/// A relay with two bots, an agent of each (ana of the shop, ben of the bank), and eve, an administrator of
/// both who looks at what was told to whom.
class PushStage
{
protected:
    bool raise();
    void strike();

    static QString email(const char* name);
    /// One that has said hello; a device is known by its name.
    std::unique_ptr<RpcClient> device(const char* name, const char* device = "desk");
    void escalate(const char* subject);
    QJsonArray deliveries(const QJsonObject& filter = {});
    /// "member device form state", sorted.
    QStringList told(const QJsonObject& filter = {});
    QString longestWaiting();
    bool setBots(const char* name, const char* bot);
    static qint64 pendingOf(RpcClient& client, const char* kind = "escalations");

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_shop;
    std::unique_ptr<RpcClient> m_admin;

private:
    QHash<QString, QString> m_names; ///< of members, by id
    int m_events = 0;
};

} // namespace baton::testing
