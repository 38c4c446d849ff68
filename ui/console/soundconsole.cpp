// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/console/soundconsole.h"

#include "core/client/session.h"
#include "ui/alerts/activitypresenter.h"
#include "ui/alerts/alertpresenter.h"
#include "ui/alerts/unreadpresenter.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/soundsection.h"
#include "ui/sound/makesoundplayer.h"

#include <QSettings>

namespace baton::ui {

namespace {

constexpr int afterStartMs = 2'000;
/// An older relay never says what this device wants; then the defaults hold.
constexpr int formsMs = 5'000;

} // namespace

SoundConsole::SoundConsole(client::Session& session, QSettings& settings, const Around& around,
                           QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_around(around)
    , m_player(makeSoundPlayer())
    , m_sound(around.escalations, around.messages, around.activity, *m_player)
    , m_section(*new SoundSection(&around.page))
{
    m_around.page.addLocalSection(&m_section);
    connectSession(session);
    connectSection();
    const auto wanted = SoundPreferences::readFrom(settings);
    m_section.setPreferences(wanted);
    use(wanted);
    // The first window does not wait for the sound system, and the first alert does not either.
    QTimer::singleShot(afterStartMs, m_player.get(), [this] {
        const auto now = SoundPreferences::readFrom(m_settings);
        const auto& own = SoundPlayer::sounds();
        if (own.contains(now.escalations) || own.contains(now.messages) || own.contains(now.activity))
            m_player->prepare();
    });
}

void SoundConsole::connectSession(client::Session& session)
{
    using client::Session;
    // Queued: the boards know by then.
    connect(&session, &Session::subscriptionsChanged, &m_sound, &AlertSound::start, Qt::QueuedConnection);
    connect(&session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        if (status.state == client::LinkStatus::State::Connected)
            QTimer::singleShot(formsMs, &m_sound, &AlertSound::start);
    });
}

void SoundConsole::connectSection()
{
    connect(&m_section, &SoundSection::changed, this, [this](const SoundPreferences& wanted) {
        wanted.writeTo(m_settings);
        use(wanted);
    });
    connect(&m_section, &SoundSection::escalationTried, this,
            [this] { m_sound.tryOut(AlertSound::Cause::Escalation); });
    connect(&m_section, &SoundSection::messageTried, this,
            [this] { m_sound.tryOut(AlertSound::Cause::Message); });
    connect(&m_section, &SoundSection::activityTried, this,
            [this] { m_sound.tryOut(AlertSound::Cause::Activity); });
    connect(m_player.get(), &SoundPlayer::worksChanged, &m_section, &SoundSection::setWorks);
    connect(&m_sound, &AlertSound::desktopsChanged, this, [this] {
        m_around.escalationBanners.setDesktopSounds(m_sound.isDesktops(AlertSound::Cause::Escalation));
        m_around.messageBanners.setDesktopSounds(m_sound.isDesktops(AlertSound::Cause::Message));
        m_around.activityBanners.setDesktopSounds(m_sound.isDesktops(AlertSound::Cause::Activity));
    });
}

void SoundConsole::use(const SoundPreferences& wanted)
{
    m_sound.setPreferences(wanted);
    // What runs is not begun anew by a move of the volume.
    if (std::exchange(m_repeatSeconds, wanted.repeatSeconds) != wanted.repeatSeconds)
        m_around.escalations.setRepeat(wanted.repeatSeconds * 1'000);
}

} // namespace baton::ui
