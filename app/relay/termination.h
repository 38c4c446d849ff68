// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton::app {

/// Asked to end: SIGTERM or SIGINT, on Windows Ctrl+C or the end of the console; or to read the configuration
/// again: SIGHUP, which Windows has not. One at a time, on the main thread.
class Termination : public QObject
{
    Q_OBJECT
public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();
    void reloadRequested();
};

/// As many open files as this user may have: every connection is one.
void raiseFileLimit();

} // namespace baton::app
