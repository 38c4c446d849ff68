// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::picture {

/// Forbids every call to the system but those that calculating and writing take. True where there is no way
/// to, too.
bool forbidCalls();

} // namespace baton::picture
