// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

/// A bot's change of itself, recorded as `autoupdate.recorded` at the end of the bot's chain. Desk thread
/// only.
Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::AutoUpdateMade& data, Instant now);

} // namespace baton::relay::desk
