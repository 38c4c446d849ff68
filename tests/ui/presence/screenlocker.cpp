// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// A screen saver with hands, for the end-to-end tests: owns org.freedesktop.ScreenSaver on the session bus,
// takes "lock" and "unlock" as lines on standard input, and says "ready" and each of them when it is done.

#include "tests/ui/presence/busservice.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>
#include <cstdio>
#include <string>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    baton::test::ScreenSaver saver(QStringLiteral("org.freedesktop.ScreenSaver"));
    QTextStream out(stdout);
    if (!saver.start()) {
        QTextStream(stderr) << "there is a screen saver already, or no bus\n";
        return 1;
    }
    out << "ready\n" << Qt::flush;
    QSocketNotifier input(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &saver, [&] {
        char line[64];
        if (!std::fgets(line, sizeof(line), stdin)) {
            input.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        const auto word = QString::fromLatin1(line).trimmed();
        saver.lock(word == QLatin1String("lock"));
        out << word << '\n' << Qt::flush;
    });
    return QCoreApplication::exec();
}
