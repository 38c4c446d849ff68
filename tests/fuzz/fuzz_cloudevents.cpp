// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/cloudevents.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using namespace baton::protocol;

/// The first line is the content type, the second the value of every `ce-` header, the rest the body.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    const auto first = input.indexOf('\n');
    const auto second = first < 0 ? -1 : input.indexOf('\n', first + 1);
    if (second < 0)
        return 0;
    const auto headers = input.mid(first + 1, second - first - 1);
    const auto events = cloudevents::fromHttp(input.left(first), input.mid(second + 1),
                                              [&](QByteArrayView) { return headers; });
    if (!events)
        return 0;
    fuzz::require(events->size() <= cloudevents::maxBatch);
    for (const auto& event : *events) {
        const auto again = cloudevents::fromObject(cloudevents::toObject(event));
        fuzz::require(again && *again == event);
    }
    return 0;
}
