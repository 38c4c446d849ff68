// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/osuser.h"

#include <array>
#include <windows.h>

namespace baton::app {

namespace {

constexpr size_t longestName = 257; ///< UNLEN and the end

} // namespace

QString osUser()
{
    std::array<wchar_t, longestName> name = {};
    DWORD size = DWORD(name.size());
    return GetUserNameW(name.data(), &size) ? QString::fromWCharArray(name.data()) : QString();
}

} // namespace baton::app
