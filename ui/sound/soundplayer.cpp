// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/sound/soundplayer.h"

namespace baton::ui {

const QStringList& SoundPlayer::sounds()
{
    static const QStringList names{QStringLiteral("chime"), QStringLiteral("bell"), QStringLiteral("marimba"),
                                   QStringLiteral("knock"), QStringLiteral("drop")};
    return names;
}

} // namespace baton::ui
