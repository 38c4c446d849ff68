// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/rights.h"

#include <QDir>
#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace baton::testing {

namespace {

std::wstring native(const QString& path) { return QDir::toNativeSeparators(path).toStdWString(); }

/// As in "D:P(A;OICI;FA;;;BA)"; empty when Windows does not say.
QString written(const QString& path)
{
    PSECURITY_DESCRIPTOR rights = nullptr;
    LPWSTR text = nullptr;
    if (GetNamedSecurityInfoW(native(path).c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                              nullptr, nullptr, nullptr, &rights) == ERROR_SUCCESS)
        ConvertSecurityDescriptorToStringSecurityDescriptorW(rights, SDDL_REVISION_1,
                                                             DACL_SECURITY_INFORMATION, &text, nullptr);
    const auto all = text ? QString::fromWCharArray(text) : QString();
    LocalFree(text);
    LocalFree(rights);
    return all;
}

} // namespace

bool isClosed(const QString& path)
{
    const auto rights = written(path);
    bool isOpen = rights.isEmpty();
    for (const char* anybody : {"WD", "AU", "BU", "BG", "IU", "AN"})
        isOpen = isOpen || rights.contains(QStringLiteral(";;;%1)").arg(QLatin1String(anybody)));
    return !isOpen;
}

bool openToEverybody(const QString& path)
{
    PSECURITY_DESCRIPTOR rights = nullptr;
    BOOL isThere = FALSE;
    BOOL isDefault = FALSE;
    PACL list = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:(A;OICI;FA;;;OW)(A;OICI;FA;;;BA)"
                                                              L"(A;OICI;FRFX;;;WD)",
                                                              SDDL_REVISION_1, &rights, nullptr) ||
        !GetSecurityDescriptorDacl(rights, &isThere, &list, &isDefault))
        return false;
    auto name = native(path);
    const bool done = SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                            nullptr, nullptr, list, nullptr) == ERROR_SUCCESS;
    LocalFree(rights);
    return done;
}

} // namespace baton::testing
