// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/background.h"

namespace baton::relay::desk {

void stepBack() {}

} // namespace baton::relay::desk
