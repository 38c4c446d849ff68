// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/triggers.h"

#include "core/domain/text.h"

namespace baton::escalation {

namespace {

constexpr int mostTurns = 20;
const QLatin1String words("escalate_on_words");
const QLatin1String threshold("confidence_threshold");
const QLatin1String turns("confidence_turns");
const QLatin1String tone("escalate_on_tone");
const QLatin1String toneThreshold("tone_threshold");
const QLatin1String toneTurns("tone_turns");
const QLatin1String toneIgnore("tone_ignore");

std::optional<bool> asSwitch(const QString& value)
{
    if (value == QLatin1String("on"))
        return true;
    return value == QLatin1String("off") ? std::optional(false) : std::nullopt;
}

std::optional<double> asShare(const QString& value)
{
    bool isNumber = false;
    const double share = value.toDouble(&isNumber);
    return isNumber && share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

std::optional<double> asScore(const QString& value)
{
    bool isNumber = false;
    const double score = value.toDouble(&isNumber);
    return isNumber && score > 0 && score <= 10 ? std::optional(score) : std::nullopt;
}

std::optional<int> asTurns(const QString& value)
{
    bool isNumber = false;
    const int count = value.toInt(&isNumber);
    return isNumber && count >= 1 && count <= mostTurns ? std::optional(count) : std::nullopt;
}

Refused unfit(const QString& key, const QString& value, const QString& wanted)
{
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("%1 cannot be \"%2\"; it is %3.").arg(key, beginningOf(value, 100), wanted));
}

} // namespace

QStringList triggerSettings()
{
    return {words, threshold, turns, tone, toneThreshold, toneTurns, toneIgnore};
}

Triggers fromSettings(const QMap<QString, QString>& settings)
{
    Triggers triggers;
    triggers.words = asSwitch(settings.value(words)).value_or(triggers.words);
    triggers.confidence = asShare(settings.value(threshold)).value_or(triggers.confidence);
    triggers.confidenceTurns = asTurns(settings.value(turns)).value_or(triggers.confidenceTurns);
    triggers.tone.enabled = asSwitch(settings.value(tone)).value_or(triggers.tone.enabled);
    triggers.tone.threshold = asScore(settings.value(toneThreshold)).value_or(triggers.tone.threshold);
    triggers.tone.turns = asTurns(settings.value(toneTurns)).value_or(triggers.tone.turns);
    const auto ignored = settings.value(toneIgnore).toLower().split(u',', Qt::SkipEmptyParts);
    for (const auto& word : ignored)
        triggers.tone.ignored.insert(word.trimmed());
    return triggers;
}

Result<void> checkTriggerSetting(const QString& key, const QString& value)
{
    if ((key == words || key == tone) && !asSwitch(value))
        return unfit(key, value, QStringLiteral("on or off"));
    if (key == threshold && !asShare(value))
        return unfit(key, value, QStringLiteral("a number from 0, which is never, to 1"));
    if (key == toneThreshold && !asScore(value))
        return unfit(key, value, QStringLiteral("a number above 0, where 0.7 is usual and more is deafer"));
    if ((key == turns || key == toneTurns) && !asTurns(value))
        return unfit(key, value, QStringLiteral("a number from 1 to %1").arg(mostTurns));
    return {};
}

} // namespace baton::escalation
