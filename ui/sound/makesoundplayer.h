// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/sound/soundplayer.h"

#include <memory>

namespace baton::ui {

/// What plays here: by Qt Multimedia, or nothing where Baton was built without it. Never null. GUI thread.
std::unique_ptr<SoundPlayer> makeSoundPlayer();

} // namespace baton::ui
