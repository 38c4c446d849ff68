// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/oddities.h"

namespace baton::relay {

namespace {

constexpr qint64 pauseMs = 60'000;

} // namespace

QString Oddities::line(const BotId& bot, const QStringList& notes, qint64 ms)
{
    if (notes.isEmpty())
        return {};
    const auto told = m_told.find(bot);
    if (told != m_told.end() && ms - told->at < pauseMs) {
        told->leftOut += notes.size();
        return {};
    }
    const auto leftOut = notes.size() - 1 + (told == m_told.end() ? 0 : told->leftOut);
    m_told.insert(bot, {ms, 0});
    return leftOut == 0 ? notes.first()
                        : QStringLiteral("%1 (%2 more not logged)").arg(notes.first()).arg(leftOut);
}

} // namespace baton::relay
