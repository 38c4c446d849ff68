// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/permissions.h"
#include "core/domain/push/subscriptions.h"

namespace baton::push {

/// Message: a customer has written to the member who holds their conversation. Assignment: a colleague has
/// given the member a conversation; whoever wants to be told of escalations of that bot is told of it.
enum class Kind { Escalation, Message, AutoUpdate, Workflow, Assignment };

/// What happened, as far as it matters for who is told.
struct Topic
{
    Kind kind = Kind::Escalation;
    BotId bot;
    WorkflowId workflow; ///< of a workflow
    QString detail;      ///< an auto-update's kind, a workflow's sub-channel
};

/// online; away (by hand, idle, or behind a locked screen); offline: none of their devices is connected.
enum class Availability { Online, Away, Offline };

/// A member at one device, at one moment.
struct Recipient
{
    Permissions permissions;
    bool belongsToBot = false;
    Availability availability = Availability::Online;
    bool deviceConnected = false;
    bool isQuietNow = false; ///< the member's quiet hours, or "quiet until" on this device
};

struct Decision
{
    Form form = Form::Off;
    bool onReturn = false; ///< the device is not there: kept for when it comes back

    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Who is told, and how. Customers, who wait or write, are for those who may answer, the rest for those who
/// may read it, and both only for members of the bot. Quiet hours leave everything in the lists; customers
/// break through, unless the member says otherwise. Away, only customers make themselves heard. The same rule
/// decides at the relay and in the console. Pure.
Decision decide(const Topic& topic, const Subscriptions& subscriptions, const Recipient& recipient);

} // namespace baton::push
