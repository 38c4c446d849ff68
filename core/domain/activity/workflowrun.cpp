// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/workflowrun.h"

namespace baton {

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Running:
        return QStringLiteral("running");
    case RunState::Stuck:
        return QStringLiteral("stuck");
    case RunState::Finished:
        return QStringLiteral("finished");
    case RunState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

std::optional<RunState> runStateFromName(QStringView name)
{
    for (const auto state : {RunState::Running, RunState::Stuck, RunState::Finished, RunState::Failed})
        if (name == runStateName(state))
            return state;
    return std::nullopt;
}

} // namespace baton
