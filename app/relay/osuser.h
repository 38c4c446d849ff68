#pragma once

#include <QString>

namespace baton::app {

/// The name of the user that this process runs as, as the system knows it; empty when it knows none.
QString osUser();

} // namespace baton::app
