// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineiopacket.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using namespace baton::protocol;

/// What is understood must say the same when it is written and read again.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    if (const auto packet = engineio::decodeText(input))
        fuzz::require(engineio::encodeText(*packet) == input);
    if (const auto packets = engineio::decodePayload(input, 64)) {
        fuzz::require(packets->size() <= 64);
        const auto again = engineio::decodePayload(engineio::encodePayload(*packets), 64);
        fuzz::require(again && *again == *packets);
    }
    return 0;
}
