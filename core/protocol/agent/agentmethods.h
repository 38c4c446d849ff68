// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/blocks.h"
#include "core/protocol/agent/colleagues.h"
#include "core/protocol/agent/contacts.h"
#include "core/protocol/agent/conversationcommands.h"
#include "core/protocol/agent/conversationreads.h"
#include "core/protocol/agent/deliveries.h"
#include "core/protocol/agent/devices.h"
#include "core/protocol/agent/pushreports.h"
#include "core/protocol/agent/savedreplies.h"
#include "core/protocol/agent/sortingcommands.h"
#include "core/protocol/agent/workflowreads.h"
#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/events.h"

#include <tuple>

/// Every method of the agent socket `/v1/agent`: name, permission, parameters, result. The list AgentMethods
/// is append-only; the relay's dispatch, the API documents' test and the permission table test are made from
/// it.
namespace baton::protocol {

using AgentMethods =
    std::tuple<method::SessionHello, method::PresenceSet, method::List, method::Get, method::Claim,
               method::Release, method::Resolve, method::HandBack, method::Start, method::Reply,
               method::SetTyping, method::MarkRead, method::SubscriptionsGet, method::SubscriptionsSet,
               method::PushReport, method::PushPending, method::Deliveries, method::WorkflowRuns,
               method::WorkflowRunDetail, method::AutoUpdatesList, method::AutoUpdatesReview, method::Devices,
               method::DeliveriesRetry, method::DevicesRevoke, method::WriteNote, method::Withdraw,
               method::Assign, method::Tag, method::Snooze, method::ListColleagues, method::ListOwnBots,
               method::GetContact, method::UpdateContact, method::BlockVisitor, method::UnblockVisitor,
               method::ListReplies, method::SaveReply, method::RemoveReply, method::NoteContact>;

} // namespace baton::protocol
