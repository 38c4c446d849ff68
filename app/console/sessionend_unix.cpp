// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/sessionend.h"

#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baton {

namespace {

// A signal handler may only do what is async-signal-safe: write one byte, which the event loop reads.
std::array<int, 2> ends{-1, -1};
constexpr std::array signalsHeard{SIGTERM, SIGINT, SIGHUP};

void handle(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
}

} // namespace

SessionEnd::SessionEnd(QObject* parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return;
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[1], &byte, 1) == 1)
            Q_EMIT requested();
    });
    struct sigaction action = {};
    action.sa_handler = handle;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (const int one : signalsHeard)
        sigaction(one, &action, nullptr);
}

SessionEnd::~SessionEnd()
{
    for (const int one : signalsHeard)
        std::signal(one, SIG_DFL);
    for (auto& end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace baton
