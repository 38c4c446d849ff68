// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/internetmark.h"

#include <QDir>
#include <QFile>

namespace baton::client {

bool markFromInternet(const QString& path, const QUrl&)
{
    // A stream beside the file's bytes, on file systems that have such.
    QFile zone(QDir::toNativeSeparators(path) + QStringLiteral(":Zone.Identifier"));
    const QByteArray mark("[ZoneTransfer]\r\nZoneId=3\r\n");
    return zone.open(QIODevice::WriteOnly) && zone.write(mark) == mark.size();
}

} // namespace baton::client
