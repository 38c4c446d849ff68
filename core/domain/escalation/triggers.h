// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/escalation/tone.h"
#include "core/domain/refusal.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace baton::escalation {

/// When a bot's conversation goes to a person by itself. Set per bot; pure values.
struct Triggers
{
    bool words = true;       ///< the customer asks for a person in words
    double confidence = 0.3; ///< a bot's answer reported below this counts as none; 0: never
    int confidenceTurns = 2; ///< that many such answers in a row
    ToneSettings tone;       ///< the customer is upset
};

/// The settings that fromSettings() understands, as an admin writes them: escalate_on_words,
/// confidence_threshold, confidence_turns, escalate_on_tone, tone_threshold, tone_turns, tone_ignore.
QStringList triggerSettings();

/// What is not set, or not understood, stays at its default.
Triggers fromSettings(const QMap<QString, QString>& settings);

/// Says what a value has to look like when it is none for the setting @p key.
Result<void> checkTriggerSetting(const QString& key, const QString& value);

} // namespace baton::escalation
