// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/service.h"
#include "app/relay/serving.h"

#include <QDir>

namespace baton::app {

namespace {

/// What `serve` is given by a service: the same, with the folder said, since the account it runs as has
/// another one of its own, and with whole paths, since it starts elsewhere. What is said last holds.
Result<QStringList> completed(const QStringList& arguments, const CommandLine& line, const QString& data)
{
    auto all = arguments;
    all << QStringLiteral("--data") << data;
    for (const char* option : {"config", "tls-cert", "tls-key"})
        if (line.has(option))
            all << QStringLiteral("--") + QLatin1String(option)
                << QDir::current().absoluteFilePath(line.value(option));
    BATON_TRY(checkServing(all));
    return all;
}

} // namespace

int serviceInstall(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("service install"),
                     QStringLiteral("Lets Windows start the relay with the computer, with the options that "
                                    "serve takes. The database is in %1 unless --data says otherwise; the "
                                    "log is relay.log in it. Start it now with: sc start baton-relay")
                         .arg(QDir::toNativeSeparators(service::dataFolder())));
    addServeOptions(line);
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto data =
        line.has("data") ? QDir::current().absoluteFilePath(line.value("data")) : service::dataFolder();
    const auto all = completed(arguments, line, data);
    if (!all)
        return fail(all.error());
    if (const auto done = service::install(data, *all); !done)
        return fail(done.error());
    if (line.json())
        printJson({{QStringLiteral("installed"), true}, {QStringLiteral("data"), data}});
    else
        printLine(QStringLiteral("Installed. Its data: %1. Start it with: sc start baton-relay").arg(data));
    return Done;
}

int serviceRemove(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("service remove"),
                     QStringLiteral("Stops the service and takes it out. Its data stays."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    if (const auto done = service::remove(); !done)
        return fail(done.error());
    if (line.json())
        printJson({{QStringLiteral("removed"), true}});
    else
        printLine(QStringLiteral("Removed; its data is kept."));
    return Done;
}

int serviceRun(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("service run"),
                     QStringLiteral("What Windows starts; it takes what serve takes."));
    addServeOptions(line);
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto code = service::run(
        line.dataFolder(), [&](const std::function<void()>& ready) { return serve(arguments, ready); });
    return code ? *code : fail(code.error());
}

} // namespace baton::app
