// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QString>

namespace baton::models {

/// What strangers wrote (names, reasons, quotes), made fit to stand among our own words. Pure; any thread.

/// As one line that leaves the rest of a line alone: no line breaks, no control characters, none that turn
/// the direction of what follows. What is longer than @p longest ends in "…".
QString oneLine(const QString& text, qsizetype longest = 500);
/// oneLine(), to fill into a sentence: letters of the other direction do not carry the words around them
/// along.
QString within(const QString& text);

/// Whether the character sets the direction of what follows, whatever it is written in; the isolates that
/// within() sets do not.
bool forcesDirection(QChar c);

/// What a customer is called everywhere: by their name, or, as long as they have none, "Visitor 8f21".
QString customerName(const Conversation& conversation);
QString customerName(const QString& name, const ConversationId& conversation);
/// The same for who wrote a message of @p conversation.
QString authorName(const Author& author, const QString& customer);

} // namespace baton::models
