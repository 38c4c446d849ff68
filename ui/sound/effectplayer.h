// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/sound/soundplayer.h"

#include <QTimer>

class QThread;

namespace baton::ui {

class SoundBooth;

/// Plays by Qt Multimedia, in a thread of its own that starts with the first prepare() or play(): finding the
/// sound server can take long, and one that hangs must not take the console with it. Says once in the log
/// why nothing can be heard.
class EffectPlayer : public SoundPlayer
{
    Q_OBJECT
public:
    explicit EffectPlayer(QObject* parent = nullptr);
    ~EffectPlayer() override;

    void prepare() override;
    void play(const QString& sound, int volume) override;
    bool works() const override { return m_works; }

private:
    SoundBooth& booth();
    void hear(bool works, const QString& why);

    QThread* m_thread = nullptr;
    SoundBooth* m_booth = nullptr; ///< lives in the thread and goes with it
    QTimer m_patience;             ///< runs while an answer is awaited
    bool m_works = true;
    bool m_hasSaid = false;
};

} // namespace baton::ui
