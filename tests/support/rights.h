// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

/// Who may look into a file or folder, as the system's own tools see it. rights_unix.cpp, rights_win.cpp.
namespace baton::testing {

/// Nobody else may do anything with it.
bool isClosed(const QString& path);
/// Everybody may look into it; false when that could not be done.
bool openToEverybody(const QString& path);

} // namespace baton::testing
