// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/transcriptmodel.h"

#include <QRect>

/// What of a transcript stands together, and what is said of it.
namespace baton::ui {

/// Whether a row goes on with what the one above began. One's own, sent or still on its way, are of one
/// person; @p me is one's name.
bool isGrouped(const models::TranscriptModel& model, const QString& me, int row);
/// The head of the pane says who the customer is, and one's own side who oneself is.
bool isNamed(const models::TranscriptModel& model, const QString& me, int row);
/// What stands at the end of the bubble; empty for what has a line of its own above it.
QString timeOf(const models::TranscriptModel& model, int row);
constexpr int transcriptSide = 20; ///< kept free at either edge
/// What of a row is used: no wider than one can read.
QRect columnOf(const QRect& row);

} // namespace baton::ui
