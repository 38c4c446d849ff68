// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/soundpreferences.h"

#include "ui/sound/soundplayer.h"

#include <QSettings>
#include <algorithm>

namespace baton::ui {

namespace {

const QLatin1String escalationsKey("sound/escalations");
const QLatin1String messagesKey("sound/messages");
const QLatin1String activityKey("sound/activity");
const QLatin1String volumeKey("sound/volume");
const QLatin1String repeatKey("sound/repeatSeconds");
constexpr int longestRepeat = 3600;

bool isSound(const QString& name)
{
    return SoundPlayer::sounds().contains(name) || name == SoundPreferences::none() ||
           name == SoundPreferences::desktops();
}

void readSound(const QSettings& settings, const QString& key, QString& sound)
{
    if (const auto name = settings.value(key).toString(); isSound(name))
        sound = name;
}

void readNumber(const QSettings& settings, const QString& key, int most, int& number)
{
    bool isNumber = false;
    const int read = settings.value(key).toInt(&isNumber);
    if (isNumber)
        number = std::clamp(read, 0, most);
}

} // namespace

SoundPreferences SoundPreferences::readFrom(const QSettings& settings)
{
    SoundPreferences wanted;
    readSound(settings, escalationsKey, wanted.escalations);
    readSound(settings, messagesKey, wanted.messages);
    readSound(settings, activityKey, wanted.activity);
    readNumber(settings, volumeKey, 100, wanted.volume);
    readNumber(settings, repeatKey, longestRepeat, wanted.repeatSeconds);
    return wanted;
}

void SoundPreferences::writeTo(QSettings& settings) const
{
    settings.setValue(escalationsKey, escalations);
    settings.setValue(messagesKey, messages);
    settings.setValue(activityKey, activity);
    settings.setValue(volumeKey, volume);
    settings.setValue(repeatKey, repeatSeconds);
}

} // namespace baton::ui
