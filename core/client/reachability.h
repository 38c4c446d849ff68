// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton::client {

/// Tells when the operating system says that the network has come (back) or is another one. Silent where the
/// system does not tell. UI thread (QNetworkInformation's).
class Reachability : public QObject
{
    Q_OBJECT
public:
    explicit Reachability(QObject* parent = nullptr);

Q_SIGNALS:
    void regained();
};

} // namespace baton::client
