// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QPoint>
#include <QRect>

namespace baton::ui {

class SafeMarkdown;

/// A message, or a note, where it stands in a transcript.
struct Bubble
{
    QRect author;
    QRect frame;
    QPoint text; ///< where its document begins
    SafeMarkdown* document = nullptr;
    bool hasText = true; ///< else the document is empty, and takes no room
    bool ownSide = false;
    QList<QRect> files;  ///< in the order of its attachments
    QList<QRect> offers; ///< of its buttons
    QRect ticks;         ///< beside it; empty when there are none
};

} // namespace baton::ui
