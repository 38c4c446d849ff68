// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/devices.h"
#include "core/relay/directory/roster.h"

namespace baton::relay {

/// Two members at one computer are two devices: what one wants to hear is nothing to the other.
/// @param own how the device calls itself
DeviceId deviceOf(const MemberId& member, const QString& own);

/// Whether the member of this address is signed in on it already.
bool isKnownDevice(const Roster& roster, const QString& email, const QString& own);

/// Where members are signed in: one entry a device, however many sessions it has, by the names of the
/// members. Whether it is connected, and when it was last seen, as the database has it; a relay that serves
/// knows better. Pure.
QList<protocol::Device> devicesOf(const Roster& roster, Instant now);

/// For the audit: which device, and whose.
QString inWords(const protocol::Device& device);

} // namespace baton::relay
