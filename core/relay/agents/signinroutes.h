// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/parts/relayparts.h"

namespace baton::relay {

/// POST /v1/sessions
HttpRoute signInRoute(RelayParts& parts);
/// DELETE /v1/sessions/current
HttpRoute signOutRoute(RelayParts& parts);

} // namespace baton::relay
