// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace baton {

/// One console per profile. The first one listens, where only this user's programs come; a later start hands
/// its link over and leaves. UI thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataDirectory, QObject* parent = nullptr);

    /// True when another console of this profile runs; it has been given @p link and asked to come forward.
    bool handOver(const QString& link);
    void listen();

Q_SIGNALS:
    void activated(const QString& link);

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace baton
