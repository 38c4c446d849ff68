// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QSettings;

namespace baton::ui {

/// What this computer's person wants to hear. A plain value.
struct SoundPreferences
{
    QString escalations = QStringLiteral("chime"); ///< one of SoundPlayer::sounds(), or one of the two below
    QString messages = QStringLiteral("drop");     ///< when a customer of the agent's own writes
    QString activity = QStringLiteral("marimba");
    int volume = 80;        ///< 0 to 100
    int repeatSeconds = 60; ///< 0: never

    static QString none() { return QStringLiteral("none"); }
    static QString desktops() { return QStringLiteral("desktop"); }

    /// What is not there, or makes no sense, is as it is by default.
    static SoundPreferences readFrom(const QSettings& settings);
    void writeTo(QSettings& settings) const;

    bool operator==(const SoundPreferences&) const = default;
};

} // namespace baton::ui
