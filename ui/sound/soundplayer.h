// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QStringList>

namespace baton::ui {

/// Where short sounds are heard. GUI thread; nothing here blocks it, however slow the computer's audio is.
class SoundPlayer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The sounds there are, by name.
    static const QStringList& sounds();

    /// Finds out in the background whether sounds can be heard here, so that the first one comes at once.
    virtual void prepare() = 0;
    /// One that is being played already is not begun again. @p volume: 0 (silence) to 100, as the ear has it.
    virtual void play(const QString& sound, int volume) = 0;
    /// As far as is known: true until the contrary has shown.
    virtual bool works() const = 0;

Q_SIGNALS:
    /// Also the answer to a play() that could not be heard.
    void worksChanged(bool works);
};

} // namespace baton::ui
