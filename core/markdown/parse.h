// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"

/// Baton's Markdown: CommonMark with strikethrough and tables, without raw HTML, images and reference
/// definitions (docs/markdown.md). tests/corpus/markdown.json holds it and the customer's page to
/// the same reading. Pure; any thread.
namespace baton::markdown {

/// Bounded by the counts of resources/markdown/limits.json; what goes past one of them is one block of text
/// as it was typed.
Blocks parse(const QString& markdown);
/// Text as it was typed, its links found: what customers write.
Blocks typed(const QString& text);

} // namespace baton::markdown
