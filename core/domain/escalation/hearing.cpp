// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/hearing.h"

namespace baton::escalation {

namespace {

/// What one of the languages hears and @p weighs most; the first of equals.
template <typename Hears, typename Weighs>
auto clearest(const std::vector<const Hearing*>& languages, Hears hears, Weighs weighs)
{
    auto best = hears(*languages.front());
    for (size_t i = 1; i < languages.size(); ++i)
        if (auto heard = hears(*languages[i]); weighs(heard) > weighs(best))
            best = std::move(heard);
    return best;
}

} // namespace

PersonRequest EnglishHearing::personRequest(QStringView message) const { return hearPersonRequest(message); }

Tone EnglishHearing::tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const
{
    return judge(lastTurns, settings);
}

ManyTongues::ManyTongues(std::vector<const Hearing*> languages) : m_languages(std::move(languages))
{
    Q_ASSERT(!m_languages.empty());
}

PersonRequest ManyTongues::personRequest(QStringView message) const
{
    return clearest(
        m_languages, [&](const Hearing& one) { return one.personRequest(message); },
        [](const PersonRequest& heard) { return std::pair(heard.asks, heard.score); });
}

Tone ManyTongues::tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const
{
    return clearest(
        m_languages, [&](const Hearing& one) { return one.tone(lastTurns, settings); },
        [](const Tone& heard) { return std::pair(heard.isUpset, heard.score); });
}

const Hearing& hearing()
{
    static const EnglishHearing english;
    static const ManyTongues all({&english});
    return all;
}

} // namespace baton::escalation
