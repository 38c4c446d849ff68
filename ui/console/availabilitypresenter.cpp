// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/console/availabilitypresenter.h"

#include "ui/alerts/trayicon.h"
#include "ui/presence/seatwatch.h"
#include "ui/settings/presencesection.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/navrail.h"

#include <QSettings>

namespace baton::ui {

namespace {

QString idleKey() { return QStringLiteral("away/idleSeconds"); }
QString lockedKey() { return QStringLiteral("away/whileLocked"); }

constexpr int longestIdle = 24 * 3600; // seconds

models::AwayRules keptRules(const QSettings& settings)
{
    models::AwayRules rules;
    rules.idleSeconds = std::clamp(settings.value(idleKey(), rules.idleSeconds).toInt(), 0, longestIdle);
    rules.whileLocked = settings.value(lockedKey(), rules.whileLocked).toBool();
    return rules;
}

} // namespace

AvailabilityPresenter::AvailabilityPresenter(client::Session& session, NavRail& rail, TrayIcon& tray,
                                             models::ActivityBoard& board, SettingsPage& page,
                                             SeatWatch& seat, QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_rail(rail)
    , m_tray(tray)
    , m_board(board)
    , m_seat(seat)
    , m_settings(settings)
{
    auto* section = new PresenceSection;
    page.addLocalSection(section);
    section->setRules(keptRules(settings));
    connectPeople(*section);
    connectSeat();
    setRules(keptRules(settings));
    show();
}

void AvailabilityPresenter::connectPeople(PresenceSection& section)
{
    connect(&section, &PresenceSection::changed, this, &AvailabilityPresenter::keep);
    connect(&m_rail, &NavRail::availabilityChosen, this, [this](const QString& availability) {
        m_attendance.choose(availability == QLatin1String("away"));
        show(); // the menu has changed its mark by itself, also when nothing else has
    });
    connect(&m_session, &client::Session::linkChanged, this, [this](const client::LinkStatus& status) {
        m_rail.setConnected(status.state >= client::LinkStatus::State::CatchingUp);
    });
}

void AvailabilityPresenter::connectSeat()
{
    connect(&m_attendance, &models::Attendance::changed, this, &AvailabilityPresenter::tell);
    connect(&m_seat, &SeatWatch::idleChanged, &m_attendance, &models::Attendance::setIdle);
    connect(&m_seat, &SeatWatch::lockedChanged, &m_attendance, &models::Attendance::setLocked);
    m_attendance.setLocked(m_seat.isLocked());
}

void AvailabilityPresenter::keep(const models::AwayRules& rules)
{
    m_settings.setValue(idleKey(), rules.idleSeconds);
    m_settings.setValue(lockedKey(), rules.whileLocked);
    setRules(rules);
}

void AvailabilityPresenter::setRules(const models::AwayRules& rules)
{
    m_attendance.setRules(rules);
    m_seat.setIdleAfter(std::chrono::seconds(rules.idleSeconds));
}

/// The session repeats it after each reconnect.
void AvailabilityPresenter::tell()
{
    const bool away = m_attendance.isAway();
    if (std::exchange(m_wasAway, away) != away)
        m_session.setAvailability(away ? QStringLiteral("away") : QStringLiteral("online"));
    m_board.setAway(away);
    show();
}

void AvailabilityPresenter::show()
{
    m_rail.setAvailability(m_attendance.isAway(), m_attendance.text());
    m_tray.setAvailability(m_attendance.isAway(), m_attendance.text());
}

} // namespace baton::ui
