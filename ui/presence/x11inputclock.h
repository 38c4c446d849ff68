// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presence/inputclock.h"

#include <QTimer>
#include <cstdint>

struct xcb_connection_t;

namespace baton::ui {

/// The MIT-SCREEN-SAVER extension of the X server that the program is shown on, over Qt's own connection to
/// it.
class X11InputClock : public InputClock
{
    Q_OBJECT
public:
    /// Whether this program is on an X server that has the extension; without, do not construct it. A round
    /// trip to the server, once, as Qt makes them when it starts.
    static bool isAvailable();

    explicit X11InputClock(QObject* parent = nullptr);
    ~X11InputClock() override;

    void ask() override;

private:
    void look();

    xcb_connection_t* m_server; ///< Qt's
    uint32_t m_root = 0;
    QTimer m_look;           ///< for the answer; runs while one is waited for
    unsigned m_question = 0; ///< its number in the connection
};

} // namespace baton::ui
