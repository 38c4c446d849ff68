// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace baton::app {

/// The name of the user that this process runs as, as the system knows it; empty when it knows none.
QString osUser();

} // namespace baton::app
