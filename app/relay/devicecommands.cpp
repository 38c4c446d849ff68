#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/sessionfile.h"

#include <QJsonArray>

namespace baton::app {

namespace {

using protocol::Device;

constexpr qsizetype shortId = 9; ///< tells devices apart as well as the whole

/// As the database has it: when a relay runs, when each device was last seen is up to a minute old.
Result<QList<Device>> read(const CommandLine& line)
{
    const auto database = openToRead(line.dataFolder());
    if (!database)
        return Refused(database.error());
    const auto now = Instant::now();
    auto members = relay::rows::members(**database);
    if (!members)
        return Refused(members.error());
    const auto file = relay::readSessions(databasePath(line.dataFolder()));
    if (!file)
        return Refused(file.error());
    auto sessions = *file ? relay::rows::sessions(**file, now) : QList<relay::AgentSession>();
    if (!sessions)
        return Refused(sessions.error());
    relay::rows::takeEnded(*sessions, *members);
    auto devices = relay::devicesOf(relay::Roster(std::move(*members), std::move(*sessions), {}), now);
    // One that was killed did not get to write that everybody is gone.
    const bool serves = isServing(line.dataFolder());
    for (auto& device : devices) {
        device.connected = device.connected && serves;
        if (device.connected)
            device.lastSeen = now;
    }
    return devices;
}

QJsonObject jsonOf(const Device& device)
{
    auto object = protocol::toJson(device);
    // Known to the relay alone.
    object.remove(QStringLiteral("availability"));
    return object;
}

} // namespace

int deviceList(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("device list"),
        QStringLiteral("Lists where members are signed in, and when each device was last seen."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto devices = read(line);
    if (!devices)
        return fail(devices.error());
    QJsonArray array;
    for (const auto& device : *devices) {
        array.append(jsonOf(device));
        if (!line.json()) {
            const auto seen = device.connected ? QStringLiteral("connected") : device.lastSeen.toRfc3339();
            // Two of one member may have the same name.
            printLine(QStringLiteral("%1  %2  %3  since %4  %5 (%6)")
                          .arg(device.id.toString().left(shortId))
                          .arg(device.email, -32)
                          .arg(seen, -24)
                          .arg(device.signedInAt.toRfc3339(), device.name, device.platform));
        }
    }
    if (line.json())
        printJson({{QStringLiteral("devices"), array}});
    else if (devices->isEmpty())
        printLine(QStringLiteral("Nobody is signed in."));
    return Done;
}

} // namespace baton::app
