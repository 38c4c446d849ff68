// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/relayserver.h"
#include "app/relay/serving.h"
#include "app/relay/termination.h"

#include <QCoreApplication>

namespace baton::app {

void addServeOptions(CommandLine& line)
{
    line.parser().addOptions({
        {QStringLiteral("listen"),
         QStringLiteral("Where to serve (default: 127.0.0.1:7420); port 0 picks a free one."),
         QStringLiteral("HOST:PORT")},
        {QStringLiteral("tls-cert"), QStringLiteral("The certificate chain, a PEM file."),
         QStringLiteral("FILE")},
        {QStringLiteral("tls-key"), QStringLiteral("The certificate's private key, a PEM file."),
         QStringLiteral("FILE")},
        {QStringLiteral("allow-insecure"),
         QStringLiteral("Serve without TLS on another address than loopback.")},
        {QStringLiteral("trusted-proxy"),
         QStringLiteral("An address or network of proxies that say for whom they ask (Forwarded, "
                        "X-Forwarded-For, X-Real-IP); may be given again."),
         QStringLiteral("CIDR")},
        {QStringLiteral("config"), QStringLiteral("A TOML file; its keys are these options."),
         QStringLiteral("FILE")},
        {QStringLiteral("io-threads"), QStringLiteral("Threads that own sockets."), QStringLiteral("N")},
        {QStringLiteral("requests-per-second"),
         QStringLiteral("What one agent's program may ask, on average (default: 500; 0: no limit)."),
         QStringLiteral("N")},
        {QStringLiteral("files"),
         QStringLiteral("Where the bytes of files are kept (default: files in the data folder)."),
         QStringLiteral("DIR")},
        {QStringLiteral("files-quota"),
         QStringLiteral("How much all files together may take, in megabytes (default: 102400)."),
         QStringLiteral("MB")},
        {QStringLiteral("clamav"),
         QStringLiteral("Where ClamAV's daemon listens; every file is shown to it first."),
         QStringLiteral("HOST:PORT or PATH")},
        {QStringLiteral("fetch-from"),
         QStringLiteral("Networks that are not on the internet from which files may be fetched that bots "
                        "name; of several, with commas."),
         QStringLiteral("CIDR")},
        {QStringLiteral("public-url"),
         QStringLiteral("Where others reach this relay, for links to files that bots get (default: where it "
                        "listens)."),
         QStringLiteral("URL")},
        {QStringLiteral("store"), QStringLiteral("Where to keep everything; only sqlite in this version."),
         QStringLiteral("URL")},
        {QStringLiteral("bus"), QStringLiteral("Not in this version."), QStringLiteral("URL")},
    });
}

namespace {

class ServeLine : public CommandLine
{
public:
    ServeLine()
        : CommandLine(QStringLiteral("serve"),
                      QStringLiteral("Serves agents, customers and bots. Prints one line when it is ready; "
                                     "SIGTERM drains and ends it, SIGHUP reads the configuration and the "
                                     "certificate again."))
    {
        addServeOptions(*this);
    }
};

Result<ServeOptions> optionsFrom(const CommandLine& line)
{
    QMap<QString, QString> values;
    if (line.has("config")) {
        BATON_TRY_INTO(auto read, readConfig(line.value("config")));
        values = std::move(read);
    }
    const auto keys = configKeys();
    for (const auto& key : keys) {
        const auto name = key.toLatin1();
        if (!line.has(name.constData()))
            continue;
        values.insert(key, key == QLatin1String("allow-insecure")  ? QStringLiteral("true")
                           : key == QLatin1String("trusted-proxy") ? line.values("trusted-proxy").join(u',')
                                                                   : line.value(name.constData()));
    }
    if (values.value(QStringLiteral("data")).isEmpty())
        values.insert(QStringLiteral("data"), line.dataFolder());
    return serveOptions(values);
}

} // namespace

Result<void> checkServing(const QStringList& arguments)
{
    ServeLine line;
    if (line.parse(arguments, 0, 0))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("With these options the relay would not serve."));
    BATON_TRY(optionsFrom(line));
    return {};
}

int serve(const QStringList& arguments)
{
    return serve(arguments, [] {});
}

int serve(const QStringList& arguments, const std::function<void()>& ready)
{
    ServeLine line;
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    const auto options = optionsFrom(line);
    if (!options)
        return fail(options.error());
    raiseFileLimit();
    Termination termination;
    RelayServer server(*options);
    if (const auto started = server.start(); !started)
        return fail(started.error().detail, Failed);
    QObject::connect(&termination, &Termination::requested, QCoreApplication::instance(),
                     [] { QCoreApplication::quit(); });
    QObject::connect(&termination, &Termination::reloadRequested, QCoreApplication::instance(),
                     [&] { server.reload(optionsFrom(line)); });
    if (line.json())
        printJson({{QStringLiteral("ready"), server.url().toString()}});
    else
        printLine(QStringLiteral("baton-relay ready %1").arg(server.url().toString()));
    ready();
    const int code = QCoreApplication::exec();
    server.stop();
    return code;
}

} // namespace baton::app
