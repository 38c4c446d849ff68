// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/transcriptmodel.h"

#include <vector>

namespace baton::models {

/// A transcript's rows: in what order messages and steps stand, where a date line goes, who needs naming.
/// Pure.
using TranscriptRows = std::vector<TranscriptModel::Row>;

TranscriptModel::Row messageRow(const Message& message);
/// Nothing for a step that is not shown.
std::optional<TranscriptModel::Row> noticeRow(const HistoryEntry& entry, const QString& botName);
TranscriptModel::Row noteRow(const Note& note);
TranscriptModel::Row pendingRow(const client::PendingReply& pending);

bool isContent(const TranscriptModel::Row& row);
/// Both are content: by the number, a step or a note after the message it followed, these among themselves by
/// time.
bool standsBefore(const TranscriptModel::Row& a, const TranscriptModel::Row& b);
bool looksTheSame(const TranscriptModel::Row& a, const TranscriptModel::Row& b);

/// Sorts @p content, drops what is there twice, and puts the date lines in.
/// @param previous the content row above, if any
TranscriptRows arranged(TranscriptRows content, const TranscriptModel::Row* previous);
/// What a row says, in words: of a message its text, and what its files are called.
QString wordsOf(const TranscriptModel::Row& row);
/// What a date line says today.
QString dayText(Instant at);

} // namespace baton::models
