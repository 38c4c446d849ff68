// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#pragma once

#include "core/markdown/blocks.h"

/// What stands within a block. As blocks, it is read the way markdown-it reads it for the customer's page.
/// Takes time linear in the text. Pure; any thread.
namespace baton::markdown {

/// The words of @p text in their styles, the addresses in them found.
Runs readInlines(const QString& text);

} // namespace baton::markdown
