// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/autoupdate.h"

namespace baton {

QStringList autoUpdateKinds()
{
    return {QStringLiteral("retrained"), QStringLiteral("kb_chunks_added"), QStringLiteral("prompt_tuned"),
            QStringLiteral("tool_added")};
}

} // namespace baton
