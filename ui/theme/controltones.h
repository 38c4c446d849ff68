// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/theme/tokens.h"

namespace baton::ui {

/// The colours of controls and their states, and of what is found, beside the tokens that everything is
/// painted with.
struct ControlTones
{
    QColor edge;       ///< of what is typed into or chosen in: seen by everybody (3:1)
    QColor strongLine; ///< the edge of a button, a popup
    QColor hover;      ///< under the pointer
    QColor pressed;
    QColor disabled; ///< words
    QColor link;
    QColor ringOnRail;
    QColor hit; ///< behind what a search has found
};

const ControlTones& controlTones(const Tokens& tokens);
/// What a window takes its plain texts and fields from.
QPalette paletteOf(const Tokens& tokens);

} // namespace baton::ui
