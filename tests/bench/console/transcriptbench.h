// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/console/timings.h"

namespace baton::bench {

struct Memory
{
    double before = 0; ///< MB
    double after = 0;  ///< when all was read and every picture seen
};

/// The console's own transcript view with so many messages of Markdown, every tenth with a picture. Needs a
/// QApplication.
Memory measureTranscript(int count, Timings& timings);

} // namespace baton::bench
