// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <string>

namespace baton::bench {

/// One event of the burst. Its number stands in its text as "@number@", so that it is known again wherever it
/// arrives.
struct Happening
{
    enum class Kind { Escalation, AutoUpdate, Workflow };
    Kind kind = Kind::Escalation;
    QString bot;
    QString detail; ///< the kind of change, or the sub-channel
    QString run;
    QByteArray body; ///< the CloudEvent
};

/// @p count events of every kind at three bots, always the same; runs start, step and finish in order, each
/// within one bot.
QList<Happening> mixedBurst(int count);

QStringList burstBots();

/// The HTTP request that posts it.
std::string postOf(const Happening& happening, const QByteArray& key);

} // namespace baton::bench
