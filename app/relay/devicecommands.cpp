// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/domain/text.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/directory/sessionrows.h"

#include <QJsonArray>

namespace baton::app {

namespace {

using protocol::Device;

constexpr qsizetype shortId = 9; ///< tells devices apart as well as the whole

/// The members with their sessions, of which there need be no file.
Result<QList<Device>> devicesOf(Result<QList<relay::Member>> read, storage::Database* sessionFile)
{
    const auto now = Instant::now();
    BATON_TRY_INTO(auto members, std::move(read));
    BATON_TRY_INTO(auto sessions,
                   sessionFile ? relay::rows::sessions(*sessionFile, now) : QList<relay::AgentSession>());
    relay::rows::takeEnded(sessions, members);
    return relay::devicesOf(relay::Roster(std::move(members), std::move(sessions), {}), now);
}

/// As the database has it: when a relay runs, when each device was last seen is up to a minute old.
Result<QList<Device>> read(const CommandLine& line)
{
    BATON_TRY_INTO(const auto database, openToRead(line.dataFolder()));
    BATON_TRY_INTO(const auto file, relay::readSessions(databasePath(line.dataFolder())));
    BATON_TRY_INTO(auto devices, devicesOf(relay::rows::members(*database), file.get()));
    // One that was killed did not get to write that everybody is gone.
    const bool serves = isServing(line.dataFolder());
    for (auto& device : devices) {
        device.connected = device.connected && serves;
        if (device.connected)
            device.lastSeen = Instant::now();
    }
    return devices;
}

/// By its id, or by the beginning that is listed.
Result<Device> oneOf(const QList<Device>& devices, const QString& id)
{
    QList<Device> found;
    for (const auto& device : devices) {
        const auto own = device.id.toString();
        if (own == id || (id.size() >= shortId && own.startsWith(id)))
            found.append(device);
    }
    if (found.size() == 1)
        return found.constFirst();
    const auto name = beginningOf(id, 100);
    return found.isEmpty() ? refuse(Refusal::Kind::NotFound,
                                    QStringLiteral("Nobody is signed in on a device \"%1\"; 'device list' "
                                                   "names those that are.")
                                        .arg(name))
                           : refuse(Refusal::Kind::Conflict,
                                    QStringLiteral("Several devices begin with \"%1\"; say more of the id, "
                                                   "which 'device list --json' shows whole.")
                                        .arg(name));
}

Result<Device> revoke(const CommandLine& line, relay::Administration& administration)
{
    BATON_TRY_INTO(const auto file, relay::openSessions(databasePath(line.dataFolder())));
    BATON_TRY_INTO(const auto devices, devicesOf(administration.members(), file.get()));
    BATON_TRY_INTO(auto device, oneOf(devices, line.positional(0)));
    BATON_TRY(administration.revoke(*file, device));
    return device;
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

int deviceRevoke(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("device revoke"),
                     QStringLiteral("Signs a device out, as 'device list' names it: its programs are "
                                    "disconnected at once, and it has to sign in again."));
    line.parser().addPositionalArgument(QStringLiteral("ID"), QStringLiteral("Which."));
    if (const auto code = line.parse(arguments, 1, 1))
        return *code;
    return administer(line, [&](relay::Administration& administration) {
        const auto device = revoke(line, administration);
        if (!device)
            return fail(device.error());
        if (line.json())
            printJson({{QStringLiteral("device"), device->id.toString()}});
        else
            printLine(QStringLiteral("Signed out: %1").arg(relay::inWords(*device)));
        return int(Done);
    });
}

} // namespace baton::app
