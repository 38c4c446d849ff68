// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/parts/screen.h"

#include <QPainterPath>

namespace baton::ui {

/// The line drawing of a screen, 18 by 16 around the origin's right and below.
QPainterPath railIcon(Place place);

} // namespace baton::ui
