// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::relay::desk {

/// Waits until there is something to read from @p socket or, where that is asked, room to write; false when
/// @p ms have passed before. Any thread.
bool waitForSocket(int socket, bool alsoToWrite, int ms);

} // namespace baton::relay::desk
