// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <chrono>

namespace baton::ui {

/// How long ago somebody last touched the keyboard or the mouse, whatever the system. GUI thread; asking
/// never blocks it.
class InputClock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Answered by told() or unknown(), at once or later. Asking again before that is the same question.
    virtual void ask() = 0;

Q_SIGNALS:
    /// Also unasked, when somebody comes who knows.
    void told(std::chrono::milliseconds sinceInput);
    /// Nobody here knows, at least not now.
    void unknown();
};

} // namespace baton::ui
