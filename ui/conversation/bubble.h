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
    QList<QRect> files;      ///< in the order of its attachments
    QList<QRect> offers;     ///< of its buttons
    QRect avatar;            ///< of its author, at the last of a group on the other side; else empty
    QRect meta;              ///< when it was said, and its ticks
    bool startsGroup = true; ///< what one person says in a row stands together
    bool endsGroup = true;
};

} // namespace baton::ui
