// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/internetmark.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <sys/types.h>
#include <sys/xattr.h>

namespace baton::client {

namespace {

#ifdef Q_OS_MACOS
constexpr const char* name = "com.apple.quarantine";

/// From a program that asked, and not yet looked at by its person.
QByteArray value(const QUrl&)
{
    return "0081;" + QByteArray::number(QDateTime::currentSecsSinceEpoch(), 16) + ";Baton;";
}

bool set(const QByteArray& path, const QByteArray& mark)
{
    return setxattr(path.constData(), name, mark.constData(), size_t(mark.size()), 0, 0) == 0;
}
#else
constexpr const char* name = "user.xdg.origin.url";

QByteArray value(const QUrl& origin)
{
    return origin.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool set(const QByteArray& path, const QByteArray& mark)
{
    return setxattr(path.constData(), name, mark.constData(), size_t(mark.size()), 0) == 0;
}
#endif

} // namespace

bool markFromInternet(const QString& path, const QUrl& origin)
{
    return set(QFile::encodeName(path), value(origin));
}

} // namespace baton::client
