// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/parse.h"

#include "core/domain/text.h"
#include "core/markdown/addresses.h"
#include "core/markdown/blockreader.h"
#include "markdowntables.h"

namespace baton::markdown {

Blocks typed(const QString& text)
{
    Block block;
    block.kind = Block::Kind::Typed;
    Run run;
    run.text = wellFormed(text);
    if (!run.text.isEmpty())
        block.runs = withAddresses({run});
    return {block};
}

Blocks parse(const QString& markdown)
{
    if (markdown.size() > limits::characters)
        return typed(markdown);
    auto text = wellFormed(markdown);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    auto blocks = BlockReader(text).read();
    return blocks ? std::move(*blocks) : typed(markdown);
}

} // namespace baton::markdown
