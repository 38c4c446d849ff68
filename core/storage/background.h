// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::storage {

/// Lets the calling thread step back for good: whoever waits for a core beside it is served first. It is
/// never starved, so it may hold a lock for a moment that others want. Where the system has no such thing,
/// nothing happens.
void stepBack();

} // namespace baton::storage
