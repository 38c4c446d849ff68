#pragma once

#include "core/relay/desk/ledger.h"

/// The desk's verbs: each checks, asks the life cycle, records, and answers. One verb a file; desk thread
/// only.
namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Claim& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Release& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Resolve& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const HandBack& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Start& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Reply& verb, Instant now);

/// One event of a bot; a repeat has been dropped before.
/// Answers with the message that was recorded, if any.
Result<std::optional<Message>> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now);

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const VisitorArrives& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerWrites& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command,
                               const CustomerAsksForPerson& verb, Instant now);

} // namespace baton::relay::desk
