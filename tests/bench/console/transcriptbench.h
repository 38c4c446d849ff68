// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/console/timings.h"

namespace baton::bench {

/// The console's own transcript view with so many messages of Markdown. Needs a QApplication.
void measureTranscript(int count, Timings& timings);

} // namespace baton::bench
