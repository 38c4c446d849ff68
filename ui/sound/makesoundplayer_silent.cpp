// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/sound/makesoundplayer.h"
#include "ui/sound/silentplayer.h"

namespace baton::ui {

std::unique_ptr<SoundPlayer> makeSoundPlayer() { return std::make_unique<SilentPlayer>(); }

} // namespace baton::ui
