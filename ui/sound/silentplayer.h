// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/sound/soundplayer.h"

namespace baton::ui {

/// Of a Baton that was built without Qt Multimedia: nothing is heard, and it says so once in the log. GUI
/// thread.
class SilentPlayer : public SoundPlayer
{
    Q_OBJECT
public:
    using SoundPlayer::SoundPlayer;

    void prepare() override;
    void play(const QString& sound, int volume) override;
    bool works() const override { return !m_hasSaid; }

private:
    bool m_hasSaid = false;
};

} // namespace baton::ui
