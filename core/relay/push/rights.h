// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/roster.h"

namespace baton::relay {

class DeliveryStore;

/// What a member may be told of at all. Value.
struct Rights
{
    bool escalations = false;
    bool activity = false;
    BotMembership bots;

    /// None for whoever is not there, or disabled.
    static Rights of(const Member* member);
    /// Two that are equal have the same text.
    QString text() const;
};

/// Ends what devices were told of and their members may no longer see. What a member may be told of is kept
/// with the device, so that what was taken away while no relay ran is noticed too. On the store's thread; the
/// caller holds the transaction.
Result<void> expireWhatWasLost(DeliveryStore& store, const Roster& roster, Instant now);

} // namespace baton::relay
