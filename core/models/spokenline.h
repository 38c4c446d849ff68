// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

namespace baton::models {

/// What somebody wrote, in one line and without marks, for cards, notices and screen readers: Markdown from
/// bots and agents, plain text from customers. What is longer than @p longest ends in "…". Pure; any thread.
QString spokenLine(AuthorKind author, const QString& text, qsizetype longest = 500);

} // namespace baton::models
