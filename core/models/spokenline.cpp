// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/spokenline.h"

#include "core/domain/text.h"
#include "core/markdown/parse.h"
#include "core/models/theirwords.h"

namespace baton::models {

QString spokenLine(AuthorKind author, const QString& text, qsizetype longest)
{
    const bool isMarkdown = author == AuthorKind::Bot || author == AuthorKind::Agent;
    // Nobody waits for the rest of a book; what marks take away is made up for.
    const auto part = isMarkdown ? beginningOf(text, 4 * longest) : QString();
    return oneLine(isMarkdown ? markdown::plainText(markdown::parse(part)) : text, longest);
}

} // namespace baton::models
