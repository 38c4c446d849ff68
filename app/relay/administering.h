// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/relay/commandline.h"
#include "app/relay/datafolder.h"
#include "core/relay/directory/administration.h"

#include <functional>

namespace baton::app {

/// Opens the database by @p open, does one thing, and returns once that is in force: a relay that serves from
/// the folder goes by it. When it does not within a moment, says so on stderr.
int administer(const CommandLine& line, const std::function<int(relay::Administration&)>& work,
               OpensDatabase open = openExistingDatabase);

} // namespace baton::app
