// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/audience.h"

#include "core/relay/push/rights.h"
#include "core/relay/push/subscriptionbook.h"

#include <QTimeZone>

namespace baton::relay {

const QList<Audience::Listener>& Audience::of(const Roster& roster, const SubscriptionBook& book)
{
    const auto edition = book.edition();
    if (roster.edition() == m_ofRoster && edition == m_ofBook)
        return m_all;
    m_ofRoster = roster.edition();
    m_ofBook = edition;
    m_quiet.clear();
    m_all.clear();
    QHash<DeviceId, qsizetype> places;
    const auto sessions = roster.sessions();
    for (const auto& session : sessions) {
        const auto* member = roster.member(session.member);
        if (!member || member->disabled)
            continue;
        if (const auto place = places.constFind(session.device); place != places.constEnd()) {
            m_all[*place].until = std::max(m_all[*place].until, session.expiresAt);
            continue;
        }
        places.insert(session.device, m_all.size());
        const auto name = QStringLiteral("%1 (%2)").arg(session.deviceName, session.devicePlatform);
        m_all.append({{session.device, session.member, name, Rights::of(member).text()},
                      member->permissions(),
                      member->bots,
                      book.of(session.member, session.device),
                      session.expiresAt});
    }
    return m_all;
}

push::Form Audience::formFor(const Listener& listener, const push::Topic& topic, Instant at)
{
    const auto& device = listener.device;
    return push::decide(topic, listener.wanted,
                        {listener.permissions, listener.belongsTo(topic.bot),
                         m_reachable.availability(device.member), m_reachable.isConnected(device.id),
                         isQuiet(listener, at)})
        .form;
}

bool Audience::isQuiet(const Listener& listener, Instant at)
{
    constexpr qint64 minuteMs = 60'000;
    const auto minute = at.ms / minuteMs;
    if (std::exchange(m_minute, minute) != minute)
        m_quiet.clear();
    const auto known = m_quiet.constFind(listener.device.member);
    if (known != m_quiet.constEnd())
        return *known;
    const bool quiet =
        listener.wanted.quietHours.hold(QDateTime::fromMSecsSinceEpoch(at.ms, QTimeZone::utc()));
    m_quiet.insert(listener.device.member, quiet);
    return quiet;
}

} // namespace baton::relay
