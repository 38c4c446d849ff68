// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/seatwatch.h"

namespace baton::ui {

/// The watch over this system; never null. GUI thread, after QGuiApplication is made.
std::unique_ptr<SeatWatch> makeSeatWatch();

} // namespace baton::ui
