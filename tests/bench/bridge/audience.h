// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/bench/bridge/burst.h"
#include "tests/support/relayprocess.h"

#include <QJsonObject>
#include <QList>
#include <optional>

namespace baton::bench {

/// What a member of the audience wants to be told of.
enum class Taste { Usual, OnlyCustomers, NoCustomers, LoudAtBank, AtNight, AtNightAll, Away, EveryStep };
inline constexpr int tastes = 8;

/// One device of one member.
struct Device
{
    QString name;
    Taste taste = Taste::Usual;
    QStringList bots; ///< of the member; empty: every bot
    QByteArray token;

    bool belongsTo(const QString& bot) const { return bots.isEmpty() || bots.contains(bot); }
};

/// As in Form: 0 is off, 1 in the list only, 2 a banner, 3 a banner with a sound. Written down here by hand,
/// so that what the relay does is compared with what was meant.
int meantForm(const Device& device, const Happening& happening);

/// Members with ten devices each, signed in, with their subscriptions set; empty when something failed.
QList<Device> gatherAudience(testing::RelayProcess& relay, int devices);

} // namespace baton::bench
