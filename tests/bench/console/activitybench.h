// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/console/timings.h"

namespace baton::bench {

/// The console's own screens of workflow runs and of bots' changes, with so many entries loaded. Needs a
/// QApplication.
void measureActivity(int count, Timings& timings);

} // namespace baton::bench
