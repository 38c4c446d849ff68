// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/relay/commandline.h"

#include <functional>

namespace baton::app {

/// What `serve` understands, for all that take the same.
void addServeOptions(CommandLine& line);
/// Refused where `serve` would refuse these arguments.
Result<void> checkServing(const QStringList& arguments);
/// Serves until it is asked to end; @p ready is called once it does. Main thread; the exit code.
int serve(const QStringList& arguments, const std::function<void()>& ready);

} // namespace baton::app
