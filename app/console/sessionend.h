// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace baton {

/// The program is asked to end from outside: by SIGTERM, SIGINT or SIGHUP. The end of a desktop session comes
/// by QGuiApplication::commitDataRequest() beside it, on Windows by that alone. One at a time, on the main
/// thread.
class SessionEnd : public QObject
{
    Q_OBJECT
public:
    explicit SessionEnd(QObject* parent = nullptr);
    ~SessionEnd() override;

Q_SIGNALS:
    void requested();
};

} // namespace baton
