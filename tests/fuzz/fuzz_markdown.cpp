// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/excerpt.h"
#include "core/markdown/parse.h"
#include "markdowntables.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using namespace baton::markdown;

namespace {

struct Counts
{
    qsizetype blocks = 0;
    qsizetype runs = 0;
    qsizetype cells = 0;
};

void count(const Blocks& blocks, Counts& counts, int depth = 0)
{
    fuzz::require(blocks.isEmpty() || depth <= limits::nesting);
    for (const auto& block : blocks) {
        ++counts.blocks;
        counts.runs += block.runs.size();
        count(block.blocks, counts, depth + 1);
        for (const auto& item : block.items)
            count(item, counts, depth + 1);
        for (const auto& row : block.rows) {
            counts.cells += row.size();
            for (const auto& cell : row)
                counts.runs += cell.size();
        }
    }
}

} // namespace

/// Whatever it reads, what comes of it is bounded, and so is the beginning of it.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto text = QString::fromUtf8(fuzz::bytes(data, size));
    for (const auto& blocks : {parse(text), typed(text)}) {
        Counts counts;
        count(blocks, counts);
        fuzz::require(counts.blocks <= limits::blocks && counts.runs <= limits::runs &&
                      counts.cells <= limits::cells);
        if (const auto excerpt = excerptOf(blocks)) {
            Counts part;
            count(*excerpt, part);
            fuzz::require(part.runs <= counts.runs &&
                          plainText(*excerpt).size() <= plainText(blocks).size() + limits::lines);
        }
    }
    return 0;
}
