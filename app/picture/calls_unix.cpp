// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/cage_unix.h"

namespace baton::picture {

bool forbidCalls() { return true; }

} // namespace baton::picture
