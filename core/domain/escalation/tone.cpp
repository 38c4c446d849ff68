// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/tone.h"
#include "core/domain/escalation/tonereading.h"
#include "core/domain/text.h"

#include <algorithm>
#include <array>

namespace baton::escalation {

namespace {

using Kind = ToneSign::Kind;
constexpr qsizetype kinds = qsizetype(Kind::Displeasure) + 1;

/// What all signs of a kind may add up to in one turn, in the order of the kinds.
constexpr std::array<double, kinds> mostOfKind{0.55, 0.45, 0.9, 0.7, 0.8, 0.7, 0.4, 1.0, 0.8};

/// What is older weighs nothing any more.
constexpr int mostTurns = 12;
constexpr double decay = 0.8;
constexpr double thankedDecay = 0.4;
/// A sign lighter than this is no second opinion.
constexpr double tellingWeight = 0.15;
/// From here on a sign says something even beside another of its kind.
constexpr double outrightWeight = 0.4;
/// Wording of this weight needs no second opinion.
constexpr double doubtless = 0.6;
/// Someone whose every turn is in capitals may only have the key locked.
constexpr double lockedCapitals = 0.5;

/// Who has to ask this often again is upset, however calm the words.
constexpr int enoughRepeated = 3;

constexpr qsizetype longestQuote = 200;

using Readings = QVarLengthArray<TurnReading, 8>;

Readings readLast(const QList<CustomerTurn>& turns, const ToneSettings& settings)
{
    Readings readings;
    const auto count = std::min<qsizetype>(std::clamp(settings.turns, 1, mostTurns), turns.size());
    for (auto i = turns.size() - count; i < turns.size(); ++i)
        readings.append(i + 1 == turns.size() ? readLongTurn(turns[i].text, settings.ignored)
                                              : readTurn(turns[i].text, settings.ignored));
    for (qsizetype later = 1; later < count; ++later) {
        for (qsizetype earlier = 0; earlier < later; ++earlier) {
            if (repeats(readings[later], readings[earlier])) {
                readings[later].signs.append(
                    {Kind::Repetition, readings[later].isPolite ? 0.25 : 0.45,
                     beginningOf(turns[turns.size() - count + later].text, longestQuote)});
                break;
            }
        }
    }
    return readings;
}

/// Whether every turn is in capitals.
bool softenLockedCapitals(Readings& readings)
{
    const bool locked =
        readings.size() > 1 && std::all_of(readings.begin(), readings.end(),
                                           [](const TurnReading& reading) { return reading.isAllCapitals; });
    if (!locked)
        return false;
    for (auto& reading : readings) {
        for (auto& sign : reading.signs)
            if (sign.kind == Kind::Capitals)
                sign.weight *= lockedCapitals;
    }
    return true;
}

double tellingWeightOf(Kind kind)
{
    // The classifier judges the very words that others do.
    return kind == Kind::Displeasure ? 0.25 : tellingWeight;
}

/// How many signs of a turn count as opinions of their own: what is said outright each time, of the others
/// one a kind.
int opinions(const TurnReading& reading)
{
    std::array<bool, kinds> heard{};
    int count = 0;
    for (const auto& sign : reading.signs) {
        auto& before = heard[size_t(sign.kind)];
        const bool outright = sign.kind == Kind::Dissatisfaction || sign.kind == Kind::Sarcasm ||
                              sign.kind == Kind::Insult || sign.kind == Kind::NegativeWords;
        if (sign.weight < tellingWeightOf(sign.kind) ||
            (before && !(outright && sign.weight >= outrightWeight)))
            continue;
        before = true;
        count += sign.kind == Kind::Displeasure && sign.weight >= doubtless ? 2 : 1;
    }
    // One word is one word, however loud.
    return reading.vocabulary.size() < 2 ? std::min(count, 1) : count;
}

/// Adds one turn, `share` of it.
void addTurn(Tone& tone, const TurnReading& reading, double share)
{
    std::array<double, kinds> sums{};
    for (const auto& sign : reading.signs) {
        auto& sum = sums[size_t(sign.kind)];
        const auto counts = std::min(sign.weight, mostOfKind[size_t(sign.kind)] - sum);
        if (counts <= 0)
            continue;
        sum += counts;
        tone.score += counts * share;
        tone.signs.append({sign.kind, counts * share, sign.quote});
    }
    tone.score -= reading.relief * share;
}

} // namespace

Tone judge(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings)
{
    Tone tone;
    if (!settings.enabled || lastTurns.isEmpty())
        return tone;
    auto readings = readLast(lastTurns, settings);
    const bool isLocked = softenLockedCapitals(readings);
    double share = 1;
    int heard = 0;
    int repeated = 0;
    bool onlyLoud = true;
    bool onlyRepeated = true;
    bool onlyAsBefore = true;
    for (auto i = readings.size() - 1; i >= 0; --i) {
        addTurn(tone, readings[i], share);
        heard += opinions(readings[i]);
        for (const auto& sign : readings[i].signs) {
            repeated += sign.kind == Kind::Repetition;
            onlyLoud &= sign.kind == Kind::Capitals;
            onlyRepeated &= sign.kind == Kind::Repetition;
            onlyAsBefore &= sign.kind == Kind::Capitals || sign.kind == Kind::Repetition ||
                            sign.kind == Kind::Punctuation;
        }
        const bool thanked = readings[i].relief > 0 && readings[i].signs.isEmpty();
        share *= thanked ? thankedDecay : decay;
    }
    tone.score = std::max(tone.score, 0.0);
    // Calm people ask again, too, of another thing; but not for ever.
    // And whoever has the key locked, or writes so always, is no more upset for that, nor for a "?!" with it.
    const bool telling = !onlyLoud && !onlyRepeated && !(isLocked && onlyAsBefore);
    const bool agreed = heard >= 2 && (telling || repeated >= enoughRepeated);
    tone.isUpset = agreed && tone.score >= settings.threshold;
    return tone;
}

} // namespace baton::escalation
