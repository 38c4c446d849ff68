// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/bench/bridge/listeners.h"
#include "tests/bench/load/clock.h"

#include <QCoreApplication>
#include <cstdio>
#include <sys/resource.h>

using namespace baton;
using namespace baton::bench;
using namespace baton::testing;

namespace {

int fail(const char* why)
{
    std::fprintf(stderr, "bench_bridge: %s\n", why);
    return 1;
}

/// Posts one event at a time a bot, so that what belongs to a run keeps its order; all bots at once. With a
/// pace, no event before it is due, and its time counts from then.
class Poster
{
public:
    Poster(Poller& poller, int port, const QList<Happening>& burst, QHash<QString, QByteArray> keys,
           double perSecond)
        : m_keys(std::move(keys))
        , m_interval(perSecond > 0 ? std::int64_t(double(second) / perSecond) : 0)
    {
        for (int i = 0; i < burst.size(); ++i)
            m_waiting[laneOf(burst[i])].append(i);
        for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it)
            poller.connect(*m_publishers.emplace(it.key(), std::make_unique<Publisher>()).first->second,
                           port);
    }

    std::int64_t tick(Listeners& listeners, const QList<Happening>& burst)
    {
        if (m_began == 0)
            m_began = now();
        auto next = now() + second / 1000;
        for (const auto& [lane, publisher] : m_publishers) {
            auto& waiting = m_waiting[lane];
            while (!waiting.isEmpty() && publisher->isConnected() && !publisher->isBusy()) {
                const int number = waiting.first();
                const auto due = m_began + number * m_interval;
                if (due > now()) {
                    next = std::min(next, due);
                    break;
                }
                waiting.removeFirst();
                listeners.posted(number, m_interval > 0 ? due : now());
                publisher->post(postOf(burst[number], m_keys.value(burst[number].bot)));
                ++m_posted;
            }
        }
        return next;
    }

    int posted() const { return m_posted; }
    bool isQuiet() const
    {
        return std::none_of(m_publishers.begin(), m_publishers.end(),
                            [](const auto& one) { return one.second->isBusy(); });
    }
    int failures() const
    {
        int all = 0;
        for (const auto& one : m_publishers)
            all += one.second->failures();
        return all;
    }

private:
    static QString laneOf(const Happening& happening)
    {
        return happening.bot + QString::number(int(happening.kind));
    }

    QHash<QString, QByteArray> m_keys;
    std::int64_t m_interval;
    std::int64_t m_began = 0;
    int m_posted = 0;
    QHash<QString, QList<int>> m_waiting;
    std::map<QString, std::unique_ptr<Publisher>> m_publishers;
};

/// What the bridge has written down: how many of the (device, event) pairs are not as they were meant.
struct Written
{
    qint64 rows = 0;
    qint64 meant = 0;
    qint64 wrong = 0;
};

std::optional<Written> written(const QString& folder, const QList<Device>& devices,
                               const QList<Happening>& burst)
{
    auto database = storage::Database::open(folder + QStringLiteral("/push.db"));
    auto truth = storage::Database::open(folder + QStringLiteral("/baton.db"));
    if (!database || !truth)
        return std::nullopt;
    // By the number that the relay gave it.
    QHash<qint64, int> numbers;
    auto events = (*truth)->prepare(
        QStringLiteral("SELECT seq, data FROM events WHERE type LIKE 'workflow.%' OR type LIKE "
                       "'autoupdate.%' OR type = 'conversation.escalated'"));
    if (!events || !events->run())
        return std::nullopt;
    const MarkDialect marks({});
    while (events->next())
        numbers.insert(events->number(0),
                       int(marks.hear("\"method\":\"event\"" + events->text(1).toStdString()).number));
    QHash<QString, int> places;
    for (int i = 0; i < devices.size(); ++i)
        places.insert(devices[i].name, i);
    std::vector<std::vector<std::int8_t>> forms(std::size_t(devices.size()),
                                                std::vector<std::int8_t>(std::size_t(burst.size())));
    auto rows = (*database)->prepare(
        QStringLiteral("SELECT v.name, d.seq, d.form FROM deliveries d JOIN devices v ON v.key = d.device"));
    if (!rows || !rows->run())
        return std::nullopt;
    Written result;
    while (rows->next()) {
        ++result.rows;
        const auto device = places.value(rows->text(0).section(u' ', 0, 0), -1);
        const auto number = numbers.value(rows->number(1), -1);
        if (device < 0 || number < 0)
            ++result.wrong;
        else
            forms[std::size_t(device)][std::size_t(number)] = std::int8_t(rows->number(2));
    }
    for (int i = 0; i < devices.size(); ++i) {
        for (int number = 0; number < burst.size(); ++number) {
            const int form = meantForm(devices[i], burst[number]);
            const int banner = form >= 2 ? form : 0; // What is only listed needs no delivery.
            result.meant += banner > 0 ? 1 : 0;
            result.wrong += forms[std::size_t(i)][std::size_t(number)] == banner ? 0 : 1;
        }
    }
    return result;
}

/// Until the bridge has looked at everything the desk has recorded.
bool bridgeIsDone(const QString& folder)
{
    auto database = storage::Database::open(folder + QStringLiteral("/push.db"));
    auto truth = storage::Database::open(folder + QStringLiteral("/baton.db"));
    if (!database || !truth)
        return false;
    auto looked = (*database)->prepare(QStringLiteral("SELECT MAX(seq) FROM looked_at"));
    auto last = (*truth)->prepare(QStringLiteral("SELECT MAX(seq) FROM events"));
    return looked && last && looked->run() && last->run() && looked->next() && last->next() &&
           looked->number(0) == last->number(0);
}

} // namespace

/// bench_bridge [DEVICES [EVENTS [PER_SECOND]]]: that many subscribed devices at the real relay, that many
/// mixed events at once (or at a pace). Prints one line of JSON; fails when a device did not get just what it
/// wanted.
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
    const auto burst = mixedBurst(argc > 2 ? std::atoi(argv[2]) : 1000);
    const double perSecond = argc > 3 ? std::atof(argv[3]) : 0;

    RelayProcess relay;
    QHash<QString, QByteArray> keys;
    for (const auto& bot : burstBots())
        keys.insert(bot, relay.addBot(bot).key);
    const auto devices = gatherAudience(relay, count);
    if (devices.isEmpty())
        return fail("the audience did not come together");
    Poller poller;
    const int port = relay.url().port();
    Listeners listeners(poller, devices, burst, port);
    if (!listeners.join())
        return fail("not every device could join");
    Poster poster(poller, port, burst, keys, perSecond);
    const auto began = now();
    const bool whole = poller.runUntil(
        began + 300 * second,
        [&] { return poster.posted() == burst.size() && poster.isQuiet() && listeners.heardAll(); },
        [&] { return poster.tick(listeners, burst); });
    const auto heard = now();
    while (!bridgeIsDone(relay.dataFolder()) && now() < heard + 120 * second)
        poller.runUntil(now() + second / 20, [] { return false; });
    const auto recorded = now();
    const auto book = written(relay.dataFolder(), devices, burst);
    if (!book)
        return fail("what the bridge wrote down could not be read");

    Report report;
    report.put("devices", double(devices.size()));
    report.put("events", double(burst.size()));
    report.put("heard", double(listeners.heard()));
    report.put("wrongDevices", double(listeners.wrong()));
    report.put("alerts", double(book->meant));
    report.put("wrongAlerts", double(book->wrong));
    report.put("p50", listeners.latencies().quantile(0.5));
    report.put("p99", listeners.latencies().quantile(0.99));
    report.put("heardSeconds", double(heard - began) / double(second));
    report.put("recordedSeconds", double(recorded - began) / double(second));
    report.print();
    if (poster.failures() > 0)
        return fail("the relay refused something");
    return whole && listeners.lost() == 0 && listeners.wrong() == 0 && book->wrong == 0 ? 0 : 1;
}
