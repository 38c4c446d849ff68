// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QString>

/// Files that are there whole or not at all, and for their owner alone whatever the umask says. Any thread.
/// Refusals are Unavailable.
namespace baton::storage {

/// Makes an empty file for its owner alone; refused when there is one of this name.
Result<void> makePrivateFile(const QString& path);
/// What is in the file is on disk when this returns.
Result<void> flushFile(const QString& path);
/// A whole file takes the name @p to, in one step, also from a file that has it; then that is on disk.
Result<void> takeName(const QString& from, const QString& to);
/// Gives the file a second name, so that the first can be taken by another; copies it where that cannot be.
Result<void> keepAs(const QString& path, const QString& kept);
/// Copies into a new private file, and flushes it.
Result<void> copyPrivately(const QString& from, const QString& to);

/// Moves a database that nobody has open out of the way, with what lies beside it, in the place of what was
/// put there before.
void putAside(const QString& path, const QString& aside);

/// Others than its owner may look into the file or folder; on Windows, whoever has a login there. Never on a
/// disk of Windows that keeps no rights.
bool isOpenToOthers(const QString& path);
/// Takes every right from those others, and leaves it to whoever asks.
Result<void> closeToOthers(const QString& path);

/// There is hardly any room left where this file is.
bool isDiskFull(const QString& path);

namespace durable {
// The parts that differ between systems: durablefile_unix.cpp, durablefile_win.cpp.
bool create(const QString& path);
bool flush(const QString& path);
bool flushFolder(const QString& folder);
bool replace(const QString& from, const QString& to);
bool link(const QString& path, const QString& second);
bool isOpen(const QString& path);
bool close(const QString& path);
} // namespace durable

} // namespace baton::storage
