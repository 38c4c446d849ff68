// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/meetingplace.h"

#include <windows.h>

namespace baton {

/// A named pipe is of the session of whoever made it; QLocalServer::UserAccessOption keeps the others out.
Result<QString> meetingPlace(const QString& name, const QString&)
{
    return name + u'-' + qEnvironmentVariable("USERNAME");
}

void yieldForeground() { AllowSetForegroundWindow(ASFW_ANY); }

} // namespace baton
