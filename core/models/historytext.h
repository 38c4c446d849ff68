// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QString>

namespace baton::models {

/// The line a transcript shows for a step of the conversation's life, in the reader's language; empty for
/// steps that are not shown.
QString historyText(const HistoryEntry& entry, const QString& botName);
/// What a score from 1 to 5 means: "4 of 5, good".
QString ratingText(int score);
/// Why a person is needed, on one line: the relay's own reasons in the reader's language, a bot's own as they
/// are.
QString reasonText(const QString& reason);
/// When they asked for a person, and since when they wait again; empty unless an agent had let go of them.
QString waitingAgainText(const Conversation& conversation);
/// Unrequested, Unassigned, Open, Ended.
QString stateText(ConversationState state);

} // namespace baton::models
