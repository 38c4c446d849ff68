// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/durablefile.h"

#include <QDir>
#include <QFile>
#include <windows.h>

// Rights are inherited from the folder, which is the user's own.
namespace baton::storage::durable {

namespace {

std::wstring native(const QString& path) { return QDir::toNativeSeparators(path).toStdWString(); }

} // namespace

bool create(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
}

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

} // namespace baton::storage::durable
