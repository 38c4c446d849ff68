// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/alertsound.h"

#include "ui/sound/soundplayer.h"

#include <algorithm>

namespace baton::ui {

namespace {

bool isWithin(const QElapsedTimer& since, int milliseconds)
{
    return since.isValid() && since.elapsed() < milliseconds;
}

/// Nobody waits for an answer there.
constexpr int activityPercent = 60;

} // namespace

AlertSound::AlertSound(models::AlertBoard& escalations, models::UnreadBoard& messages,
                       models::ActivityBoard& activity, SoundPlayer& player, QObject* parent)
    : QObject(parent)
    , m_escalations(escalations)
    , m_player(player)
{
    connect(&escalations, &models::AlertBoard::changed, this, &AlertSound::listen);
    connect(&escalations, &models::AlertBoard::repeated, this, &AlertSound::repeat);
    connect(&escalations, &models::AlertBoard::raised, this,
            [this](const ConversationId& id) { m_heard.remove(id); });
    connect(&messages, &models::UnreadBoard::told, this, [this](const models::UnreadBoard::Unread& unread) {
        if (m_hasStarted && unread.form == push::Form::Loud)
            play(Cause::Message);
    });
    connect(&activity, &models::ActivityBoard::told, this, [this](const models::ActivityBoard::Alert& alert) {
        if (alert.form == push::Form::Loud)
            play(Cause::Activity);
    });
    connect(&player, &SoundPlayer::worksChanged, this, &AlertSound::desktopsChanged);
}

void AlertSound::start()
{
    if (!std::exchange(m_hasStarted, true))
        listen();
}

void AlertSound::setPreferences(const SoundPreferences& wanted)
{
    m_wanted = wanted;
    Q_EMIT desktopsChanged();
}

const QString& AlertSound::choice(Cause cause) const
{
    switch (cause) {
    case Cause::Escalation:
        return m_wanted.escalations;
    case Cause::Message:
        return m_wanted.messages;
    case Cause::Activity:
        break;
    }
    return m_wanted.activity;
}

bool AlertSound::isOwn(Cause cause) const { return SoundPlayer::sounds().contains(choice(cause)); }

bool AlertSound::isDesktops(Cause cause) const
{
    return choice(cause) == SoundPreferences::desktops() || (isOwn(cause) && !m_player.works());
}

void AlertSound::tryOut(Cause cause)
{
    const int volume = cause == Cause::Activity ? m_wanted.volume * activityPercent / 100 : m_wanted.volume;
    if (isOwn(cause))
        m_player.play(choice(cause), volume);
}

void AlertSound::listen()
{
    if (!m_hasStarted)
        return;
    m_heard.removeIf([this](const auto& entry) { return !m_escalations.isWaiting(entry.key()); });
    bool isNews = false;
    const auto alerts = m_escalations.open();
    for (const auto& alert : alerts) {
        // One that turns loud while it waits, when the quiet is over, is heard then.
        const auto known = m_heard.constFind(alert.id);
        if (alert.form != push::Form::Loud || (known != m_heard.constEnd() && *known == alert.since))
            continue;
        m_heard.insert(alert.id, alert.since);
        isNews = true;
    }
    if (isNews)
        play(Cause::Escalation);
}

void AlertSound::repeat()
{
    const auto alerts = m_escalations.open();
    if (m_hasStarted && std::any_of(alerts.begin(), alerts.end(),
                                    [](const auto& one) { return one.form == push::Form::Loud; }))
        play(Cause::Escalation);
}

/// Who waits is not drowned by the rest, nor a customer by a workflow.
void AlertSound::play(Cause cause)
{
    if (!isOwn(cause) || !m_player.works())
        return;
    for (const auto other : {Cause::Escalation, Cause::Message, Cause::Activity})
        if (other <= cause && isWithin(m_since.value(other), m_gapMs))
            return;
    m_since[cause].start();
    tryOut(cause);
}

} // namespace baton::ui
