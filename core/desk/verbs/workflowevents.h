// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/verbs/verbs.h"
#include "core/domain/activity/runlife.h"

/// A bot's workflow events, recorded as `workflow.*`. Desk thread only.
namespace baton::relay::desk {

Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowStarted& data, Instant now);
Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowStepped& data, Instant now);
Result<BotTaken> happened(Ledger& ledger, const BotRef& bot, const BotEvent& event,
                          const protocol::botevent::WorkflowEnded& data, Instant now);

} // namespace baton::relay::desk
