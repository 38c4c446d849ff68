// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/alerts/alertsound.h"
#include "ui/sound/soundplayer.h"

#include <memory>

class QSettings;

namespace baton::client {
class Session;
}

namespace baton::ui {

class ActivityPresenter;
class AlertPresenter;
class SettingsPage;
class SoundSection;
class UnreadPresenter;

/// The part of the console that is heard: the sounds, what this computer's person wants of them, and how
/// often those who wait are told of again. UI thread; what it is given outlives it.
class SoundConsole : public QObject
{
    Q_OBJECT
public:
    struct Around
    {
        models::AlertBoard& escalations;
        models::UnreadBoard& messages;
        models::ActivityBoard& activity;
        AlertPresenter& escalationBanners;
        UnreadPresenter& messageBanners;
        ActivityPresenter& activityBanners;
        SettingsPage& page;
    };

    SoundConsole(client::Session& session, QSettings& settings, const Around& around,
                 QObject* parent = nullptr);

private:
    void connectSession(client::Session& session);
    void connectSection();
    void use(const SoundPreferences& wanted);

    QSettings& m_settings;
    Around m_around;
    std::unique_ptr<SoundPlayer> m_player;
    AlertSound m_sound;
    SoundSection& m_section;
    int m_repeatSeconds = -1;
};

} // namespace baton::ui
