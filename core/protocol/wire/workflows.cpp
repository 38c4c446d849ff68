// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/workflows.h"

namespace baton {

void write(QByteArray& json, RunState value) { protocol::detail::write(json, runStateName(value)); }

} // namespace baton

namespace baton::protocol::detail {

Decoded decode(const QJsonValue& json, RunState& value, const Path& path)
{
    const auto state = runStateFromName(json.toString());
    if (!state)
        return wrongType(path, "running, stuck, finished or failed");
    value = *state;
    return std::nullopt;
}

} // namespace baton::protocol::detail
