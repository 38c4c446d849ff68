// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/ledger.h"

namespace baton::relay::desk {

/// Escalates when what was just said means that a person is needed: the customer asks for one or is
/// upset, or the bot's answers fall short. Does nothing unless the conversation is the bot's. Desk thread,
/// inside the message's transaction.
/// @param isChoice the customer pressed it: a bot's words ask for a person, but tell nothing of a tone
Result<void> weigh(Ledger& ledger, const Message& message, Instant now, bool isChoice = false);

} // namespace baton::relay::desk
