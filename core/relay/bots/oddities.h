// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QHash>
#include <QStringList>

namespace baton::relay {

/// What is odd about bots' events, for whoever runs the relay: the bot's developer gets all of it with the
/// answer, the log one line a bot and minute, since a bot may err with every event. One thread.
class Oddities
{
public:
    /// What to log now; empty when a line of the bot was logged less than a minute ago. What had to be left
    /// out since then is counted.
    /// @param ms of a clock that only goes forward
    QString line(const BotId& bot, const QStringList& notes, qint64 ms);

private:
    struct Told
    {
        qint64 at = 0;
        qint64 leftOut = 0;
    };
    QHash<BotId, Told> m_told;
};

} // namespace baton::relay
