#include "app/relay/osuser.h"

#include <array>
#include <lmcons.h>
#include <windows.h>

namespace baton::app {

QString osUser()
{
    std::array<wchar_t, UNLEN + 1> name = {};
    DWORD size = DWORD(name.size());
    return GetUserNameW(name.data(), &size) ? QString::fromWCharArray(name.data()) : QString();
}

} // namespace baton::app
