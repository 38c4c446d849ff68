// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/activityboard.h"
#include "core/models/alertboard.h"
#include "core/models/unreadboard.h"
#include "ui/alerts/soundpreferences.h"

#include <QElapsedTimer>

namespace baton::ui {

class SoundPlayer;

/// The one place that decides what is heard: a sound when somebody begins to wait and at every repetition,
/// one when a customer of the agent's own writes, and one for what workflows and bots do, as far as the
/// boards say "loud". Several at once are one sound.
/// When it has a sound for an alert, the notices are to be silent. UI thread; owns neither boards nor player.
class AlertSound : public QObject
{
    Q_OBJECT
public:
    enum class Cause { Escalation, Message, Activity };

    AlertSound(models::AlertBoard& escalations, models::UnreadBoard& messages,
               models::ActivityBoard& activity, SoundPlayer& player, QObject* parent = nullptr);

    /// Nothing is heard before: what the cache holds at the start is no news, and the forms are not known
    /// yet.
    void start();
    void setPreferences(const SoundPreferences& wanted);
    /// What such an alert sounds like, at any hour.
    void tryOut(Cause cause);
    /// Whether the desktop is to make the sound: by choice, or since the player cannot be heard.
    bool isDesktops(Cause cause) const;
    /// The same sound comes no sooner again.
    void setGap(int milliseconds) { m_gapMs = milliseconds; }

Q_SIGNALS:
    /// isDesktops() says something else.
    void desktopsChanged();

private:
    void listen();
    void repeat();
    void play(Cause cause);
    const QString& choice(Cause cause) const;
    bool isOwn(Cause cause) const;

    models::AlertBoard& m_escalations;
    SoundPlayer& m_player;
    SoundPreferences m_wanted;
    QHash<ConversationId, Instant> m_heard; ///< those that wait and were loud, by since when
    QHash<Cause, QElapsedTimer> m_since;    ///< each was heard last
    int m_gapMs = 2'000;
    bool m_hasStarted = false;
};

} // namespace baton::ui
