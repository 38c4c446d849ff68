// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/front.h"
#include "tests/conformance/echo.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

using namespace baton;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The echo server that the public suites of Engine.IO and Socket.IO are run against."));
    parser.addHelpOption();
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("Listen here; 0 picks a free one."),
                                  QStringLiteral("port"), QStringLiteral("3000"));
    const QCommandLineOption threads(QStringLiteral("io-threads"),
                                     QStringLiteral("Threads that own sockets."), QStringLiteral("count"),
                                     QStringLiteral("1"));
    parser.addOptions({port, threads});
    parser.process(application);

    relay::Front::Options options;
    // Dual stack: "localhost" of the suites may be either.
    options.address = QHostAddress::Any;
    options.port = parser.value(port).toUShort();
    options.ioThreads = parser.value(threads).toInt();

    conformance::EchoServers servers;
    relay::Router router;
    servers.route(router);
    relay::Front front(options);
    if (const auto started = front.start(router); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
        return 1;
    }
    std::printf("baton-conformance-echo ready http://localhost:%d\n", int(front.port()));
    std::fflush(stdout);
    return application.exec();
}
