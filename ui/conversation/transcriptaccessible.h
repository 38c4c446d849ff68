// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::ui {

/// Makes screen readers hear a TranscriptView as a list whose rows are children, each with its author, its
/// time and its text. To be called before the first view is asked for; again does no harm. UI thread.
void makeTranscriptsAccessible();

} // namespace baton::ui
