// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/ledger.h"

/// How far each side has seen what the other wrote. Rows beside the log, since that passes; never going back.
namespace baton::relay::desk {

/// The customer's page has shown what others wrote.
struct CustomerSees
{
    ConversationId conversation;
    qint64 upTo = 0;
};

/// What is news of it: nothing when it was seen before. Desk thread, inside a batch.
Result<std::optional<protocol::Seen>> see(Ledger& ledger, const Stored& stored, bool byCustomer, qint64 upTo,
                                          Instant now);
/// Refused when there is no such conversation.
Result<std::optional<protocol::Seen>> perform(Ledger& ledger, const CustomerSees& verb, Instant now);

} // namespace baton::relay::desk
