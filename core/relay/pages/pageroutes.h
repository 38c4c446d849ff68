// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/parts/relayparts.h"

namespace baton::relay {

/// The customer page from the program's resources: /chat/{bot}, /widget.js and /chat-assets/{name}.
void servePages(Router& router, RelayParts& parts);

} // namespace baton::relay
