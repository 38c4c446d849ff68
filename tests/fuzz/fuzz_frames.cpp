// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/framereader.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using relay::FrameReader;

namespace {
constexpr qint64 maxMessage = 512;
}

/// The first byte says in which pieces the rest arrives.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const auto piece = qsizetype(data[0]) + 1;
    const auto all = fuzz::bytes(data + 1, size - 1);
    FrameReader reader(maxMessage);
    bool over = false;
    for (qsizetype at = 0; at < all.size(); at += piece) {
        reader.append(all.mid(at, piece));
        while (const auto incoming = reader.next()) {
            fuzz::require(!over && incoming->payload.size() <= maxMessage);
            over = incoming->kind == FrameReader::Incoming::Kind::Close ||
                   incoming->kind == FrameReader::Incoming::Kind::Broken;
        }
    }
    return 0;
}
