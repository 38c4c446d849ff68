// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QUrl>

namespace baton::client {

/// Marks a file that was saved as one that came from the internet, so that the system asks before anything
/// of it runs: an attribute on Linux, the quarantine on macOS, the zone on Windows. False where the system,
/// or the disk it lies on, knows no such mark. Any thread.
bool markFromInternet(const QString& path, const QUrl& origin);

} // namespace baton::client
