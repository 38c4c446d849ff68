// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-FileCopyrightText: 2014 Vitaly Puzrin, Alex Kocharin
// SPDX-License-Identifier: Apache-2.0 AND MIT

#pragma once

#include "core/markdown/spans.h"

/// Which stars, underscores and tildes begin a style and which end it. Pure; any thread.
namespace baton::markdown {

/// A sign that may begin or end a style.
struct Delimiter
{
    char16_t sign = 0;
    int runLength = 0; ///< of the signs around it; none where the rule of three does not count
    int span = 0;      ///< its place among the spans
    int end = -1;      ///< the delimiter that ends what it begins
    bool canOpen = false;
    bool canClose = false;
};

using Delimiters = std::vector<Delimiter>;

/// What a run of signs in @p text may do, from @p from to @p to; a text within others ends at @p end.
Delimiter flanking(QStringView text, int from, int to, int end);
/// Pairs the delimiters and makes begin and end of styles of their spans.
void pair(Delimiters& delimiters, Spans& spans);

} // namespace baton::markdown
