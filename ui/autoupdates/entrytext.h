// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"

class QTextDocument;

namespace baton::ui {

struct Tokens;

/// Writes an entry's details into @p document, as plain text with a few formats; nothing in it is ever read
/// as HTML. Bounded: more than the first hundred items of a list are counted only.
void writeDetails(QTextDocument& document, const AutoUpdate& entry, const Tokens& tokens);

} // namespace baton::ui
