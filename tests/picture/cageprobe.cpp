// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// Enters the cage and tries one thing: ends with 0 when it could be done, and with 1 when it could not.

#include "app/picture/cage.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QThread>
#include <cstdlib>
#include <new>

namespace {

bool tries(const QString& what, const QString& path)
{
    if (what == QLatin1String("calculate"))
        return QByteArray(64 * 1024 * 1024, 'x').count('x') == 64 * 1024 * 1024;
    if (what == QLatin1String("read"))
        return QFile(path).open(QIODevice::ReadOnly);
    if (what == QLatin1String("write"))
        return QFile(path).open(QIODevice::WriteOnly);
    if (what == QLatin1String("remove"))
        return QFile::remove(path);
    if (what == QLatin1String("start"))
        return QProcess::startDetached(QCoreApplication::applicationFilePath(), {});
    if (what == QLatin1String("connect")) {
        QTcpSocket socket;
        return socket.bind(QHostAddress::LocalHost, 0);
    }
    if (what == QLatin1String("memory"))
        return new (std::nothrow) char[size_t(baton::picture::mostMemory)] != nullptr;
    for (volatile quint64 turn = 0; what == QLatin1String("time");)
        turn = turn + 1;
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 3 || !baton::picture::enterCage())
        std::_Exit(9);
    std::_Exit(tries(arguments.at(1), arguments.at(2)) ? 0 : 1);
}
