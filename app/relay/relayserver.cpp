// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/relayserver.h"

#include "app/relay/datafolder.h"
#include "app/relay/relayfiles.h"
#include "core/desk/desk.h"
#include "core/net/server/front.h"
#include "core/net/socketio/server.h"
#include "core/relay/agents/agentgateway.h"
#include "core/relay/backstage/backstage.h"
#include "core/relay/bots/botgateway.h"
#include "core/relay/customers/customergateway.h"
#include "core/relay/customers/customerview.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/presencepulse.h"
#include "core/relay/pages/healthroutes.h"
#include "core/relay/pages/pageroutes.h"
#include "core/relay/push/subscriptionbook.h"
#include "core/relay/uploads/uploadroutes.h"
#include "core/relay/watch/absencewatch.h"
#include "core/relay/watch/stuckwatch.h"

#include <QLoggingCategory>

namespace baton::app {

namespace {

Q_LOGGING_CATEGORY(log, "baton.relay")

using namespace baton::relay;

Front::Options frontOptions(const ServeOptions& options)
{
    Front::Options front;
    front.address = options.address;
    front.port = options.port;
    front.ioThreads = options.ioThreads;
    front.tlsCertificate = options.tlsCertificate;
    front.tlsKey = options.tlsKey;
    front.trustedProxies = options.trustedProxies;
    return front;
}

Backstage::Options backstageOptions(const QString& folder)
{
    return {databasePath(folder), pushPath(folder), mailPath(folder)};
}

} // namespace

class RelayServer::Private
{
public:
    explicit Private(ServeOptions given);

    Result<void> open();
    void observe();
    void route();

    ServeOptions options;
    std::unique_ptr<QLockFile> lock;
    Backstage backstage;
    RelayParts& parts = backstage.parts();
    // Before the gateways: its executors must outlive what they keep of them. stop() has ended its threads by
    // then.
    Front front;
    AgentGateway agents;
    AbsenceWatch absence;
    StuckWatch stuck;
    BotGateway bots;
    std::shared_ptr<CustomerGateway> customers;
    socketio::Server socketIo;
    FileStore files;
    NamedFiles named;
    FileDoor door;
    PresencePulse members;
    Router router;
    std::atomic<bool> draining{false};
    bool started = false;
};

RelayServer::Private::Private(ServeOptions given)
    : options(std::move(given))
    , backstage(backstageOptions(options.dataFolder))
    , front(frontOptions(options))
    , agents(parts, {options.requestsPerSecond})
    , absence(parts)
    , stuck(parts.desk, parts.reading)
    , bots(parts)
    , customers(std::make_shared<CustomerGateway>(parts, CustomerGateway::Options()))
    , socketIo({}, {{{customerNamespace, customers}}, {}})
    , files(fileOptions(options))
    , named(files, fetchRules(options))
    , door(fileDoor(parts, *customers))
    , members([this](const QList<PassingNote>& notes) {
        agents.membersChanged(notes);
        customers->agentsChanged();
        bots.agentsChanged();
    })
{}

void RelayServer::Private::observe()
{
    parts.desk.observe([this](const std::vector<desk::Recorded>& events) {
        bots.committed(events);
        absence.happened(events);
        customers->committed(events);
    });
    parts.passing.watch([this](const PassingNote& note) {
        const auto* someone = std::get_if<protocol::Presence>(&note.what);
        if (someone && someone->member)
            return members.take(note);
        agents.passed(note);
        bots.passed(note);
        customers->passed(note);
    });
    parts.subscriptions.watch([this](const MemberId& member) { agents.subscriptionsChanged(member); });
    parts.directory.watch([this] {
        agents.directoryChanged();
        bots.directoryChanged();
        customers->agentsChanged();
        bots.agentsChanged();
        absence.directoryChanged();
    });
}

void RelayServer::Private::route()
{
    agents.serve(router);
    bots.serve(router);
    socketIo.route(router);
    serveHealth(router, parts, front.counters(), draining);
    servePages(router, parts);
    serveUploads(router, files, door);
    serveFiles(router, files, door);
}

Result<void> RelayServer::Private::open()
{
    BATON_TRY(makeDataFolder(options.dataFolder));
    BATON_TRY_INTO(auto locked, lockDataFolder(options.dataFolder));
    lock = std::move(locked);
    const auto kept = keepBeforeMigration(options.dataFolder);
    if (!kept)
        return Refused(kept.error());
    if (!kept->isEmpty())
        qCWarning(log).noquote() << "the database gets a newer schema; as it was, it is kept as" << *kept;
    observe();
    BATON_TRY(backstage.start());
    BATON_TRY(files.start());
    named.start();
    BATON_TRY(front.prepare());
    route();
    BATON_TRY(bots.start());
    absence.start();
    stuck.start();
    members.start();
    return front.start(router);
}

RelayServer::RelayServer(ServeOptions options) : d(std::make_unique<Private>(std::move(options))) {}

RelayServer::~RelayServer() { stop(); }

Result<void> RelayServer::start()
{
    d->started = true;
    auto opened = d->open();
    if (!opened)
        stop();
    return opened;
}

void RelayServer::stop()
{
    if (!d->started)
        return;
    d->started = false;
    d->draining = true;
    qCInfo(log) << "stopping";
    // From the outside in: nobody new, what is under way is answered, everybody is told; then the desk
    // commits the rest, how far the bots have read among it.
    d->absence.stop();
    d->stuck.stop();
    d->members.stop();
    d->socketIo.close();
    d->front.stop();
    d->named.stop();
    d->files.stop();
    d->bots.stop();
    d->backstage.stop();
    d->lock.reset();
}

void RelayServer::reload(const Result<ServeOptions>& options)
{
    if (!options) {
        qCWarning(log).noquote() << "The configuration stays as it was:" << options.error().detail;
        return;
    }
    const ServeOptions& now = d->options;
    const auto needRestart = needRestartFor(now, *options);
    if (!needRestart.isEmpty())
        qCWarning(log).noquote() << "This takes a restart:" << needRestart.join(QLatin1String(", "));
    d->front.setTrustedProxies(options->trustedProxies);
    d->agents.setRequestsPerSecond(options->requestsPerSecond);
    d->options.trustedProxies = options->trustedProxies;
    d->options.requestsPerSecond = options->requestsPerSecond;
    // It says by itself what is wrong with a new one.
    if (d->front.renewTls())
        qCInfo(log) << "The configuration was read again";
}

QUrl RelayServer::url() const
{
    QUrl url;
    url.setScheme(d->options.secure() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(d->options.address.toString());
    url.setPort(d->front.port());
    return url;
}

} // namespace baton::app
