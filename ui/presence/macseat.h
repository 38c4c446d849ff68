// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/inputclock.h"
#include "ui/presence/screenlock.h"

#include <memory>

namespace baton::ui {

/// The window server's count of seconds since the last input of any kind.
class MacInputClock : public InputClock
{
    Q_OBJECT
public:
    using InputClock::InputClock;

    void ask() override;
};

/// What macOS tells all programs when the screen is locked and unlocked. GUI thread.
class MacLock : public ScreenLock
{
    Q_OBJECT
public:
    explicit MacLock(QObject* parent = nullptr);
    ~MacLock() override;

    /// What the system says, on the GUI thread.
    void hear(bool locked) { setLocked(locked); }

private:
    struct Ear;
    std::unique_ptr<Ear> m_ear;
};

} // namespace baton::ui
