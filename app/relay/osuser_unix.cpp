// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/osuser.h"

#include <pwd.h>
#include <unistd.h>

namespace baton::app {

QString osUser()
{
    const auto id = ::getuid();
    const auto* const entry = ::getpwuid(id);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(id);
}

} // namespace baton::app
