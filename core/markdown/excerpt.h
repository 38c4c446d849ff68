// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"

/// The beginning of a text that is taller than anybody wants to scroll past. Counted, not measured: what is
/// never laid out costs nothing. Pure; any thread.
namespace baton::markdown {

/// The first limits::lines lines of @p blocks, a line being a line end or limits::lineLetters letters;
/// nothing when that is all of them.
std::optional<Blocks> excerptOf(const Blocks& blocks);

} // namespace baton::markdown
