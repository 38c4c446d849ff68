// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QUrl>

namespace baton::client {

/// Whether what is sent to @p relay stays on this computer: localhost, 127.0.0.1 and the like, ::1. Pure.
bool isOnThisComputer(const QUrl& relay);
/// Whether a password sent to @p relay can be read on its way. Pure.
bool sendsInClear(const QUrl& relay);

} // namespace baton::client
