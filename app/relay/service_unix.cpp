// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/service.h"

#include <QStandardPaths>

namespace baton::app::service {

namespace {

Refused elsewhere()
{
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("That is for Windows. Here the system starts the relay by a unit file: see "
                                 "baton-relay.service, which the Linux packages bring."));
}

} // namespace

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

Result<void> install(const QString&, const QStringList&) { return elsewhere(); }

Result<void> remove() { return elsewhere(); }

Result<int> run(const QString&, const std::function<int(const std::function<void()>&)>&)
{
    return elsewhere();
}

} // namespace baton::app::service
