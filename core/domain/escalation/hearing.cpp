// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/hearing.h"

namespace baton::escalation {

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
    auto clearest = m_languages.front()->personRequest(message);
    for (size_t i = 1; i < m_languages.size(); ++i) {
        auto heard = m_languages[i]->personRequest(message);
        if (std::pair(heard.asks, heard.score) > std::pair(clearest.asks, clearest.score))
            clearest = std::move(heard);
    }
    return clearest;
}

Tone ManyTongues::tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const
{
    auto clearest = m_languages.front()->tone(lastTurns, settings);
    for (size_t i = 1; i < m_languages.size(); ++i) {
        auto heard = m_languages[i]->tone(lastTurns, settings);
        if (std::pair(heard.isUpset, heard.score) > std::pair(clearest.isUpset, clearest.score))
            clearest = std::move(heard);
    }
    return clearest;
}

const Hearing& hearing()
{
    static const EnglishHearing english;
    static const ManyTongues all({&english});
    return all;
}

} // namespace baton::escalation
