// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/sound/effectplayer.h"
#include "ui/sound/makesoundplayer.h"

namespace baton::ui {

std::unique_ptr<SoundPlayer> makeSoundPlayer() { return std::make_unique<EffectPlayer>(); }

} // namespace baton::ui
