// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton::ui {

/// Whether the screen is locked, as one part of the system says. What it cannot find out counts as not
/// locked. GUI thread.
class ScreenLock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isLocked() const { return m_isLocked; }

Q_SIGNALS:
    void lockedChanged(bool locked);

protected:
    void setLocked(bool locked);

private:
    bool m_isLocked = false;
};

} // namespace baton::ui
