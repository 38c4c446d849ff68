// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/presencepulse.h"

#include "core/relay/fanout/agentpresence.h"

#include <QMutexLocker>
#include <QTimer>

namespace baton::relay {

namespace {

constexpr int beatMs = 100;

} // namespace

PresencePulse::PresencePulse(Tell tell) : m_tell(std::move(tell)), m_thread(QStringLiteral("baton-presence"))
{}

PresencePulse::~PresencePulse() { stop(); }

void PresencePulse::take(const PassingNote& note)
{
    const auto* presence = std::get_if<protocol::Presence>(&note.what);
    if (!presence || !presence->member)
        return;
    const QMutexLocker lock(&m_mutex);
    m_gathered.insert(presence->member->id, note);
    if (std::exchange(m_isBeating, true))
        return;
    m_thread.post([this] { QTimer::singleShot(beatMs, [this] { beat(); }); });
}

void PresencePulse::beat()
{
    QList<PassingNote> news;
    {
        const QMutexLocker lock(&m_mutex);
        m_isBeating = false;
        const auto offline = AgentPresence::nameOf(AgentPresence::Availability::Offline);
        for (auto it = m_gathered.cbegin(); it != m_gathered.cend(); ++it) {
            const auto now = std::get<protocol::Presence>(it->what).availability.value_or(offline);
            if (m_told.value(it.key(), offline) == now)
                continue;
            news.append(*it);
            if (now == offline)
                m_told.remove(it.key());
            else
                m_told.insert(it.key(), now);
        }
        m_gathered.clear();
    }
    if (!news.isEmpty())
        m_tell(news);
}

} // namespace baton::relay
