#pragma once

#include "core/desk/verbs/verbs.h"
#include "core/domain/activity/runlife.h"

/// A bot's workflow events, recorded as `workflow.*`. Desk thread only.
namespace baton::relay::desk {

Result<BotTaken> workflowStarted(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now);
Result<BotTaken> workflowStepped(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now);
Result<BotTaken> workflowFinished(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now);

} // namespace baton::relay::desk
