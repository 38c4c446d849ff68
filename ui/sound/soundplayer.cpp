#include "ui/sound/soundplayer.h"

namespace baton::ui {

const QStringList& SoundPlayer::sounds()
{
    static const QStringList names{QStringLiteral("chime"), QStringLiteral("bell"), QStringLiteral("marimba"),
                                   QStringLiteral("knock"), QStringLiteral("drop")};
    return names;
}

} // namespace baton::ui
