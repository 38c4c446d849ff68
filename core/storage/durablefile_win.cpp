// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <memory>
#include <vector>
#include <windows.h>

#include <aclapi.h>

namespace baton::storage::durable {

namespace {

std::wstring native(const QString& path) { return QDir::toNativeSeparators(path).toStdWString(); }

struct Free
{
    void operator()(void* memory) const { ::LocalFree(memory); }
};

/// Who may do what with a file or folder.
struct Rights
{
    explicit Rights(const QString& path)
    {
        PSECURITY_DESCRIPTOR read = nullptr;
        ::GetNamedSecurityInfoW(native(path).c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                                nullptr, &list, nullptr, &read);
        descriptor.reset(read);
        for (DWORD i = 0; list && i < list->AceCount; ++i) {
            void* entry = nullptr;
            if (::GetAce(list, i, &entry))
                entries.push_back(static_cast<ACE_HEADER*>(entry));
        }
    }

    std::unique_ptr<void, Free> descriptor;
    PACL list = nullptr; ///< none where nothing is known of rights
    std::vector<ACE_HEADER*> entries;
};

bool allows(const ACE_HEADER& entry) { return entry.AceType == ACCESS_ALLOWED_ACE_TYPE; }

/// The entry lets people in who have nothing in common but a login, or not even that. Those whom an
/// administrator has named are let in on purpose.
bool letsAnybodyIn(ACE_HEADER& entry)
{
    constexpr DWORD something = FILE_READ_DATA | FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_EXECUTE |
                                FILE_DELETE_CHILD | DELETE | WRITE_DAC | WRITE_OWNER | GENERIC_READ |
                                GENERIC_WRITE | GENERIC_EXECUTE | GENERIC_ALL;
    constexpr std::array anybody{WinWorldSid,         WinAuthenticatedUserSid, WinBuiltinUsersSid,
                                 WinBuiltinGuestsSid, WinInteractiveSid,       WinAnonymousSid};
    if (!allows(entry))
        return false;
    auto& allowed = reinterpret_cast<ACCESS_ALLOWED_ACE&>(entry);
    return (allowed.Mask & something) != 0 && std::any_of(anybody.begin(), anybody.end(), [&](auto group) {
               return ::IsWellKnownSid(&allowed.SidStart, group) != 0;
           });
}

/// Whoever runs this; empty when Windows does not say. Begins with a TOKEN_USER.
std::vector<BYTE> ourselves()
{
    HANDLE token = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    ::GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<BYTE> user(size);
    if (size == 0 || !::GetTokenInformation(token, TokenUser, user.data(), size, &size))
        user.clear();
    ::CloseHandle(token);
    return user;
}

} // namespace

bool flush(const QString& path)
{
    const auto file = ::CreateFileW(native(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                    nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    const bool done = ::FlushFileBuffers(file) != 0;
    ::CloseHandle(file);
    return done;
}

/// MOVEFILE_WRITE_THROUGH has done it.
bool flushFolder(const QString&) { return true; }

bool replace(const QString& from, const QString& to)
{
    return ::MoveFileExW(native(from).c_str(), native(to).c_str(),
                         MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
}

bool link(const QString& path, const QString& second)
{
    return ::CreateHardLinkW(native(second).c_str(), native(path).c_str(), nullptr) != 0;
}

bool isOpen(const QString& path)
{
    const Rights rights(path);
    return std::any_of(rights.entries.begin(), rights.entries.end(),
                       [](auto* entry) { return letsAnybodyIn(*entry); });
}

namespace {

bool give(const QString& path, PACL list)
{
    constexpr SECURITY_INFORMATION its = DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
    auto name = native(path);
    // Of a folder, this changes what is in it, too.
    if (::SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, its, nullptr, nullptr, list, nullptr) !=
        ERROR_SUCCESS)
        return false;
    if (!isOpen(path))
        return true;
    // Wine adds what the folder above hands down even then.
    SECURITY_DESCRIPTOR rights = {};
    return ::InitializeSecurityDescriptor(&rights, SECURITY_DESCRIPTOR_REVISION) &&
           ::SetSecurityDescriptorDacl(&rights, TRUE, list, FALSE) &&
           ::SetSecurityDescriptorControl(&rights, SE_DACL_PROTECTED, SE_DACL_PROTECTED) &&
           ::SetFileSecurityW(name.c_str(), its, &rights);
}

} // namespace

bool close(const QString& path)
{
    const Rights rights(path);
    auto user = ourselves();
    if (!rights.list || user.empty())
        return false;
    const PSID us = reinterpret_cast<TOKEN_USER*>(user.data())->User.Sid;
    const DWORD size = rights.list->AclSize + DWORD(sizeof(ACCESS_ALLOWED_ACE)) + ::GetLengthSid(us);
    std::vector<DWORD> memory(size / sizeof(DWORD) + 1);
    const auto closed = reinterpret_cast<PACL>(memory.data());
    bool good = ::InitializeAcl(closed, DWORD(memory.size() * sizeof(DWORD)), ACL_REVISION) != 0;
    // What is refused comes first, as Windows reads it; what came from the folder is of its own from now on.
    for (const bool allowing : {false, true}) {
        for (auto* entry : rights.entries) {
            if (allows(*entry) != allowing || letsAnybodyIn(*entry))
                continue;
            entry->AceFlags &= BYTE(~INHERITED_ACE);
            good = good && ::AddAce(closed, ACL_REVISION, MAXDWORD, entry, entry->AceSize);
        }
    }
    const DWORD down = QFileInfo(path).isDir() ? OBJECT_INHERIT_ACE | CONTAINER_INHERIT_ACE : 0;
    good = good && ::AddAccessAllowedAceEx(closed, ACL_REVISION, down, FILE_ALL_ACCESS, us);
    return good && give(path, closed);
}

bool create(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return false;
    file.close();
    // It has the rights that its folder hands down; closed while there is nothing in it.
    return !isOpen(path) || close(path);
}

} // namespace baton::storage::durable
