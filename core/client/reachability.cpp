// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/reachability.h"

#include <QNetworkInformation>

namespace baton::client {

Reachability::Reachability(QObject* parent) : QObject(parent)
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    auto* information = QNetworkInformation::instance();
    if (!information)
        return;
    connect(information, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability now) {
                if (now != QNetworkInformation::Reachability::Disconnected)
                    Q_EMIT regained();
            });
}

} // namespace baton::client
