// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/front.h"
#include "core/relay/parts/relayparts.h"

#include <atomic>

namespace baton::relay {

/// /healthz, /readyz, /metrics, /v1/openapi.yaml and /v1/asyncapi.yaml.
/// @param draining set when the relay is about to stop: then it is alive but not ready
void serveHealth(Router& router, RelayParts& parts, const FrontCounters& front,
                 const std::atomic<bool>& draining);

} // namespace baton::relay
