// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton::app {

/// Asked to end: SIGTERM or SIGINT, on Windows Ctrl+C, Ctrl+Break, the end of the console, or a service's
/// stop; or to read the configuration again: SIGHUP, which Windows has not. One at a time, on the main
/// thread. Whoever asks before there is one is heard as soon as there is.
class Termination : public QObject
{
    Q_OBJECT
public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

    /// Asks, as the system would. Any thread.
    static void request();

Q_SIGNALS:
    void requested();
    void reloadRequested();
};

/// As many open files as this user may have: every connection is one.
void raiseFileLimit();

} // namespace baton::app
