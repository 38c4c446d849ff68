// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/relayserver.h"

#include "app/relay/datafolder.h"
#include "app/relay/filescopy.h"
#include "app/relay/relayfiles.h"
#include "core/desk/desk.h"
#include "core/desk/log/blocklist.h"
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
#include "core/relay/parts/ownaddress.h"
#include "core/relay/push/subscriptionbook.h"
#include "core/relay/uploads/uploadroutes.h"
#include "core/relay/watch/absencewatch.h"
#include "core/relay/watch/snoozewatch.h"
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

Backstage::Options backstageOptions(const ServeOptions& options)
{
    const auto& folder = options.dataFolder;
    Backstage::Options backstage{databasePath(folder), pushPath(folder), mailPath(folder)};
    backstage.files = fileOptions(options);
    backstage.fetch = fetchRules(options);
    return backstage;
}

} // namespace

class RelayServer::Private
{
public:
    explicit Private(ServeOptions given);

    Result<void> open();
    void observe();
    void route();
    QUrl url(quint16 port) const;
    void tellAddress(quint16 port);

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
    SnoozeWatch snoozes;
    BotGateway bots;
    std::shared_ptr<CustomerGateway> customers;
    socketio::Server socketIo;
    FileDoor door;
    PresencePulse members;
    Router router;
    std::atomic<bool> draining{false};
    bool started = false;
};

RelayServer::Private::Private(ServeOptions given)
    : options(std::move(given))
    , backstage(backstageOptions(options))
    , front(frontOptions(options))
    , agents(parts, {options.requestsPerSecond})
    , absence(parts)
    , stuck(parts.desk, parts.reading)
    , snoozes(parts.desk, parts.reading)
    , bots(parts)
    , customers(std::make_shared<CustomerGateway>(parts, CustomerGateway::Options()))
    , socketIo({}, {{{customerNamespace, customers}}, {}})
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
    parts.blocklist->watch([this](const Block& block) { customers->blocked(block); });
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
    serveUploads(router, parts.files, door);
    serveFiles(router, parts.files, door);
}

Result<void> RelayServer::Private::open()
{
    BATON_TRY(makeDataFolder(options.dataFolder));
    BATON_TRY_INTO(lock, lockDataFolder(options.dataFolder));
    BATON_TRY(takeRestoredFiles(options.dataFolder));
    BATON_TRY_INTO(const auto kept, keepBeforeMigration(options.dataFolder));
    if (!kept.isEmpty())
        qCWarning(log).noquote() << "the database gets a newer schema; as it was, it is kept as" << kept;
    observe();
    BATON_TRY(backstage.start());
    BATON_TRY(front.prepare());
    route();
    tellAddress(options.port);
    BATON_TRY(bots.start());
    absence.start();
    stuck.start();
    snoozes.start();
    members.start();
    BATON_TRY(front.start(router));
    tellAddress(front.port());
    return {};
}

QUrl RelayServer::Private::url(quint16 port) const
{
    QUrl url;
    url.setScheme(options.secure() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(options.address.toString());
    url.setPort(port);
    return url;
}

void RelayServer::Private::tellAddress(quint16 port)
{
    parts.address.set(options.publicUrl.isEmpty() ? url(port).toString() : options.publicUrl);
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
    d->snoozes.stop();
    d->members.stop();
    d->socketIo.close();
    d->front.stop();
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

QUrl RelayServer::url() const { return d->url(d->front.port()); }

} // namespace baton::app
