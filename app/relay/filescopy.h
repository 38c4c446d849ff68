// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/storage/database.h"

#include <QStringList>

namespace baton::app {

/// What backup, restore and check do with files. What is known of them goes into the backup itself, their
/// bytes into a folder beside it, `FILE.files`, each once.

/// Puts what is known of files into @p copy.
Result<void> addFiles(const QString& dataFolder, storage::Database& copy);
/// The bytes of those files; the folder is made when there are any.
Result<void> copyFileBytes(const QString& dataFolder, const QString& backup);
/// Of a backup that was put in the place of the database; @p kept is what was there before.
Result<void> restoreFiles(const QString& dataFolder, const QString& backup, const QString& kept);
/// Ends a restore that was interrupted when the old database had gone and the new one had not come.
Result<void> takeRestoredFiles(const QString& dataFolder);
/// What is missing, or is not what it was.
Result<QStringList> fileProblems(const QString& dataFolder);

} // namespace baton::app
