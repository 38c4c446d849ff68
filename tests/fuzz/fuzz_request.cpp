// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/requestreader.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using relay::RequestReader;

namespace {

constexpr qsizetype maxHeader = 2048;
constexpr qint64 maxBody = 1024;

/// Reads as a connection does. False when the peer is to be dropped.
bool readOn(RequestReader& reader, QByteArray& input)
{
    for (;;) {
        const auto before = input.size();
        const auto state = reader.read(input);
        if (state == RequestReader::State::Failed)
            return false;
        if (state == RequestReader::State::Headed) {
            reader.limitBody(maxBody);
            continue;
        }
        if (state == RequestReader::State::Whole) {
            fuzz::require(reader.take().body.size() <= maxBody);
            continue;
        }
        if (input.isEmpty() || input.size() == before)
            return true;
    }
}

} // namespace

/// The first byte says in which pieces the rest arrives.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const auto piece = qsizetype(data[0]) + 1;
    const auto all = fuzz::bytes(data + 1, size - 1);
    RequestReader reader(maxHeader);
    QByteArray input;
    for (qsizetype at = 0; at < all.size(); at += piece) {
        input.append(all.mid(at, piece));
        if (!readOn(reader, input))
            break;
    }
    return 0;
}
