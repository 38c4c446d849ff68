// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

namespace baton::models {

/// When something was last said in a conversation: what lists show beside it, sort by and narrow to. A claim
/// or a tag changes a conversation and makes nothing that was said newer. Pure; any thread.
inline Instant lastSaid(const Conversation& conversation)
{
    return conversation.lastMessage ? conversation.lastMessage->at : conversation.createdAt;
}

} // namespace baton::models
