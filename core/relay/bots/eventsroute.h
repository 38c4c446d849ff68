// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/bots/botintake.h"

namespace baton::relay {

/// POST /v1/events
HttpRoute eventsRoute(RelayParts& parts, BotIntake& intake);

/// A refused batch as problem+json; `index` names the wrong event, counting from 0.
HttpResponse batchProblem(const protocol::BatchRefusal& refusal);

} // namespace baton::relay
