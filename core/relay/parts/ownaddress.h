// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMutex>
#include <QMutexLocker>
#include <QString>

namespace baton::relay {

/// Where others reach this relay, such as https://relay.example, for links that they are given. Safe from any
/// thread.
class OwnAddress
{
public:
    QString get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_address;
    }
    void set(const QString& address)
    {
        const QMutexLocker lock(&m_mutex);
        m_address = address;
    }

private:
    mutable QMutex m_mutex;
    QString m_address;
};

} // namespace baton::relay
