// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/activityboard.h"
#include "core/models/attendance.h"

class QSettings;

namespace baton::ui {

class NavRail;
class PresenceSection;
class SeatWatch;
class SettingsPage;
class TrayIcon;

/// The agent's availability: what they chose and what the computer sees, put together, told to the relay and
/// shown in the rail and the tray. Puts its rules into the settings page, and keeps them on this device. UI
/// thread; what it is given outlives it.
class AvailabilityPresenter : public QObject
{
    Q_OBJECT
public:
    AvailabilityPresenter(client::Session& session, NavRail& rail, TrayIcon& tray,
                          models::ActivityBoard& board, SettingsPage& page, SeatWatch& seat,
                          QSettings& settings, QObject* parent = nullptr);

private:
    void connectPeople(PresenceSection& section);
    void connectSeat();
    void keep(const models::AwayRules& rules);
    void setRules(const models::AwayRules& rules);
    void tell();
    void show();

    client::Session& m_session;
    NavRail& m_rail;
    TrayIcon& m_tray;
    models::ActivityBoard& m_board;
    SeatWatch& m_seat;
    QSettings& m_settings;
    models::Attendance m_attendance;
    bool m_wasAway = false; ///< as the relay was told
};

} // namespace baton::ui
