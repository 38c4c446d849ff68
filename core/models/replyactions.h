// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/savedreplies.h"

namespace baton::models {

/// What is done with a reply, in the reader's language: "adds Refund, gives it to Bob"; empty for nothing.
/// @param colleague who it is given to; may not be known
QString actionsText(const protocol::ReplyActions& actions, const QString& colleague);
/// The tags of both; what becomes of the conversation says the later one, if it says anything.
protocol::ReplyActions joined(protocol::ReplyActions earlier, const protocol::ReplyActions& later);
/// As they are kept beside a draft; empty for nothing.
QString keptActions(const protocol::ReplyActions& actions);
/// What keptActions() has made; nothing of anything else.
protocol::ReplyActions actionsFrom(const QString& kept);

} // namespace baton::models
