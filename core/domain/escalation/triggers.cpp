#include "core/domain/escalation/triggers.h"

namespace baton::escalation {

namespace {

constexpr int mostTurns = 20;
const QLatin1String words("escalate_on_words");
const QLatin1String threshold("confidence_threshold");
const QLatin1String turns("confidence_turns");

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

std::optional<int> asTurns(const QString& value)
{
    bool isNumber = false;
    const int count = value.toInt(&isNumber);
    return isNumber && count >= 1 && count <= mostTurns ? std::optional(count) : std::nullopt;
}

Refused unfit(const QString& key, const QString& value, const QString& wanted)
{
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("%1 cannot be \"%2\"; it is %3.").arg(key, value.left(100), wanted));
}

} // namespace

QStringList triggerSettings() { return {words, threshold, turns}; }

Triggers fromSettings(const QMap<QString, QString>& settings)
{
    Triggers triggers;
    triggers.words = asSwitch(settings.value(words)).value_or(triggers.words);
    triggers.confidence = asShare(settings.value(threshold)).value_or(triggers.confidence);
    triggers.confidenceTurns = asTurns(settings.value(turns)).value_or(triggers.confidenceTurns);
    return triggers;
}

Result<void> checkTriggerSetting(const QString& key, const QString& value)
{
    if (key == words && !asSwitch(value))
        return unfit(key, value, QStringLiteral("on or off"));
    if (key == threshold && !asShare(value))
        return unfit(key, value, QStringLiteral("a number from 0, which is never, to 1"));
    if (key == turns && !asTurns(value))
        return unfit(key, value, QStringLiteral("a number from 1 to %1").arg(mostTurns));
    return {};
}

} // namespace baton::escalation
