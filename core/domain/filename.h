// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace baton {

/// What a file that somebody sent may be called wherever its name is shown or written to: no path, no marks
/// of direction and nothing else that is not seen, no signs that a file system forbids, no name of a device,
/// no leading dot, at most 120 characters with its ending kept. Never empty. A name is never looked at to
/// learn what a file is. Pure; any thread.
QString plainFileName(const QString& name);

} // namespace baton
