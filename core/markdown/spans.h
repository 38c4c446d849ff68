// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"

#include <QString>
#include <vector>

/// A block's text in pieces, before they are runs. Values; any thread.
namespace baton::markdown {

struct Span
{
    enum class Kind { Text, Code, Bold, Italic, Strike, Link, Image };

    Kind kind = Kind::Text;
    int turn = 0;             ///< 1 begins a style or a link, -1 ends it
    QString text;             ///< the words; of a link and an image where it leads
    std::vector<Span> within; ///< an image's name
};

using Spans = std::vector<Span>;

/// The words of them in their styles. A link within another leads where the outer one does.
Runs runsOf(const Spans& spans);

} // namespace baton::markdown
