// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/sound/silentplayer.h"

#include <QLoggingCategory>
#include <utility>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcSound, "baton.sound")

} // namespace

void SilentPlayer::prepare()
{
    if (std::exchange(m_hasSaid, true))
        return;
    qCWarning(lcSound) << "no sounds of Baton's own, the desktop makes its own: built without Qt Multimedia";
    Q_EMIT worksChanged(false);
}

void SilentPlayer::play(const QString& sound, int volume)
{
    Q_UNUSED(sound)
    Q_UNUSED(volume)
    prepare();
}

} // namespace baton::ui
