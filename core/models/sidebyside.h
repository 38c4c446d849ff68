// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace baton::models {

/// Short texts in one line, told apart in the way of the reader's language: "Shop bot · since 10:02". Empty
/// ones are left out. Pure; any thread.
QString sideBySide(QStringList parts);

} // namespace baton::models
