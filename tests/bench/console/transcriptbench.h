#pragma once

#include "tests/bench/console/timings.h"

namespace baton::bench {

/// The console's own transcript view with so many messages of Markdown. Needs a QApplication.
void measureTranscript(int count, Timings& timings);

} // namespace baton::bench
