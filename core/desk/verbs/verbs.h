// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/activity/activitycommands.h"
#include "core/desk/log/ledger.h"
#include "core/desk/log/replycommands.h"

/// The desk's verbs: each checks, asks the life cycle, records, and answers. One verb a file; desk thread
/// only.
namespace baton::relay::desk {

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Claim& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Release& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Resolve& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const HandBack& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Start& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Reply& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const WriteNote& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const NoteContact& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Withdraw& verb, Instant now);

Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Assign& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Tag& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Snooze& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const Wake& verb, Instant now);
Result<AgentAnswer> perform(Ledger& ledger, const Agent& agent, const UpdateContact& verb, Instant now);

/// Writes it into all conversations of the customer with the bot; false when nothing of it is news.
/// @param known what is known of them, as their newest conversation has it
Result<bool> updateContact(Ledger& ledger, const BotId& bot, const Contact& known,
                           const ContactChange& change, const Agent& by, bool fromBot);

/// What came of one event of a bot.
struct BotTaken
{
    std::optional<Message> said = {}; ///< the message that was recorded, if any
    QString note = {};                ///< what was odd about it, for the bot's developer
};

/// One event of a bot; a repeat has been dropped before.
Result<BotTaken> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now);

/// What carries the file, if anything does.
Result<std::optional<FilePlace>> perform(Ledger& ledger, const FileJudged& verb);

Result<ActivityAnswer> perform(Ledger& ledger, const MarkStuck& verb, Instant now);
Result<ActivityAnswer> perform(Ledger& ledger, const MoveClock& verb, Instant now);
Result<ActivityAnswer> perform(Ledger& ledger, const ReviewAutoUpdate& verb, Instant now);

/// The reply as it is by now, or was.
Result<protocol::SavedReply> perform(Ledger& ledger, const SaveReply& verb, Instant now);
Result<protocol::SavedReply> perform(Ledger& ledger, const RemoveReply& verb, Instant now);

Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const VisitorArrives& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerWrites& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command,
                               const CustomerAsksForPerson& verb, Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerChooses& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerRates& verb,
                               Instant now);
Result<CustomerAnswer> perform(Ledger& ledger, const CustomerCommand& command, const CustomerFillsForm& verb,
                               Instant now);

} // namespace baton::relay::desk
