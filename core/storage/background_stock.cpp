// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/background.h"

namespace baton::storage {

void stepBack() {}

} // namespace baton::storage
