// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"
#include "tests/support/http.h"
#include "tests/support/relayprocess.h"
#include "tests/ui/notify/notificationdaemon.h"
#include "ui/console/console.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace baton;
using namespace baton::testing;
using baton::test::NotificationDaemon;

namespace {

constexpr int patienceMs = 10'000;

template <typename Condition>
bool wait(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > patienceMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 100);
    }
    return true;
}

/// When the last banner reached the notification daemon.
class Clock
{
public:
    explicit Clock(NotificationDaemon& daemon)
    {
        daemon.arrived = [this] { m_last = m_timer.nsecsElapsed(); };
        m_timer.start();
    }
    qint64 now() const { return m_timer.nsecsElapsed(); }
    qint64 last() const { return m_last; }

private:
    QElapsedTimer m_timer;
    qint64 m_last = 0;
};

bool tell(const RelayProcess& relay, const QByteArray& key, const char* type, int i, const QJsonObject& data)
{
    const auto name = QString::fromLatin1(type);
    return publish(relay.url(), key,
                   {cloudEvent(name + QString::number(i), name, QStringLiteral("chat-%1").arg(i), data)})
               .status == 202;
}

int fail(const char* why)
{
    std::fprintf(stderr, "bench_banner: %s\n", why);
    return 1;
}

} // namespace

/// bench_banner [TIMES]: from an escalation being posted to its banner reaching the desktop, with the real
/// relay and the real console. Needs a display and a session bus without a notification daemon. Prints
/// {median, p99, worst} in milliseconds.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const int times = argc > 1 ? QByteArray(argv[1]).toInt() : 500;
    NotificationDaemon daemon({QStringLiteral("actions"), QStringLiteral("body")});
    if (!daemon.start())
        return fail("this session bus has a notification daemon; run it under dbus-run-session");
    const Clock clock(daemon);
    RelayProcess relay;
    const auto bot = relay.addBot(QStringLiteral("shop"));
    const auto email = QStringLiteral("ana@baton.example");
    if (!relay.addMember(email) || !relay.start())
        return fail("the relay did not start");
    const QTemporaryDir folder;
    ui::Console console(
        {folder.path(), QStringLiteral("bench"), relay.url(), email, RelayProcess::password(), {}});
    if (!wait([&] { return console.session().link().state == client::LinkStatus::State::Connected; }))
        return fail("the console did not connect");
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto before = daemon.banners.size();
        const auto posted = clock.now();
        if (!tell(relay, bot.key, "baton.escalation.requested", i,
                  {{QStringLiteral("reason"), QStringLiteral("asked")}}) ||
            !wait([&] { return daemon.banners.size() > before; }))
            return fail("no banner came");
        all.push_back(double(clock.last() - posted) / 1e6);
        // Over, so that the next one is alone again. A claim would bring the window to the front, and banners
        // into it.
        const auto closed = daemon.closings.size();
        if (!tell(relay, bot.key, "baton.conversation.ended", i, {}) ||
            !wait([&] { return daemon.closings.size() > closed; }))
            return fail("the banner was not closed");
    }
    std::sort(all.begin(), all.end());
    const auto at = [&all](double q) { return all[std::size_t(double(all.size() - 1) * q)]; };
    std::printf(R"({"median":%.2f,"p99":%.2f,"worst":%.2f})"
                "\n",
                at(0.5), at(0.99), all.back());
    return 0;
}
