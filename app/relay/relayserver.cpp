// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/relayserver.h"

#include "app/relay/datafolder.h"
#include "app/relay/relayfiles.h"
#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/net/server/front.h"
#include "core/net/socketio/server.h"
#include "core/relay/agents/agentgateway.h"
#include "core/relay/bots/botgateway.h"
#include "core/relay/customers/customergateway.h"
#include "core/relay/customers/customerview.h"
#include "core/relay/directory/directory.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/fanout/conversationindex.h"
#include "core/relay/fanout/feedwriter.h"
#include "core/relay/fanout/presencepulse.h"
#include "core/relay/pages/healthroutes.h"
#include "core/relay/pages/pageroutes.h"
#include "core/relay/parts/metrics.h"
#include "core/relay/push/pushbridge.h"
#include "core/relay/push/subscriptionbook.h"
#include "core/relay/uploads/uploadroutes.h"
#include "core/relay/watch/absencewatch.h"
#include "core/relay/watch/stuckwatch.h"

#include <QLoggingCategory>
#include <future>

namespace baton::app {

namespace {

Q_LOGGING_CATEGORY(log, "baton.relay")

using namespace baton::relay;

constexpr qint64 rememberedEvents = 20'000;
constexpr int pageSize = 2000;

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

void keptOrSaid(const Result<void>& done)
{
    if (!done)
        qCWarning(log).noquote() << "a bot's place could not be kept:" << done.error().detail;
}

Reachable reachable(const AgentPresence& presence)
{
    return {[&presence](const MemberId& member) {
                using There = AgentPresence::Availability;
                const auto there = presence.of(member);
                return there == There::Online ? push::Availability::Online
                       : there == There::Away ? push::Availability::Away
                                              : push::Availability::Offline;
            },
            [&presence](const DeviceId& device) { return presence.isConnected(device); }};
}

/// The customer page's view of the directory.
class DirectoryBots : public BotLookup
{
public:
    explicit DirectoryBots(const Directory& directory) : m_directory(directory) {}

    std::optional<CustomerBot> find(const BotId& id) const override
    {
        const auto bot = m_directory.bot(id);
        return bot ? std::optional(CustomerBot{{bot->id, bot->name}, bot->settings}) : std::nullopt;
    }

private:
    const Directory& m_directory;
};

CustomerOptions customerOptions(const RelayParts& parts)
{
    CustomerOptions options;
    options.bots = std::make_shared<DirectoryBots>(parts.directory);
    options.submit = [&desk = parts.desk](desk::CustomerCommand command, Desk::CustomerReply reply) {
        desk.submit(std::move(command), std::move(reply));
    };
    options.setOnline = [&desk = parts.desk](const ConversationId& id, bool online) {
        desk.setCustomerOnline(id, online);
    };
    options.read = [&reading = parts.reading](protocol::GetParams params, auto reply) {
        // Each page a caller of its own, so that they take turns with the agents.
        const quint64 caller = qHash(params.id) | 1;
        reading.get({MemberId(), std::nullopt, caller}, std::move(params), std::move(reply));
    };
    options.log = [&desk = parts.desk] { return desk.logId(); };
    options.agentsOnline = [&presence = parts.presence](const BotId& bot) { return presence.onlineFor(bot); };
    options.typing = [&passing = parts.passing](const BotId& bot, const protocol::Typing& typing) {
        passing.publish({bot, MemberId(), typing});
    };
    options.presence = [&passing = parts.passing](const BotId& bot, const protocol::Presence& presence) {
        passing.publish({bot, MemberId(), presence});
    };
    return options;
}

} // namespace

class RelayServer::Private
{
public:
    explicit Private(ServeOptions given);

    Result<void> open();
    void observe();
    Result<void> remember();
    void route();

    ServeOptions options;
    std::unique_ptr<QLockFile> lock;
    std::shared_ptr<CustomersThere> customers = std::make_shared<CustomersThere>();
    Desk desk;
    ReadingRoom reading;
    Directory directory;
    EventFeed feed;
    Passing passing;
    AgentPresence presence{passing};
    ConversationIndex index;
    SubscriptionBook subscriptions;
    PushBridge push;
    Metrics metrics;
    RelayParts parts{desk,
                     reading,
                     directory,
                     feed,
                     passing,
                     presence,
                     index,
                     subscriptions,
                     push,
                     metrics,
                     mailPath(options.dataFolder)};
    // Before the gateways: its executors must outlive what they keep of them. stop() has ended its threads by
    // then.
    Front front;
    AgentGateway agents;
    AbsenceWatch absence;
    StuckWatch stuck;
    BotGateway bots;
    std::shared_ptr<CustomerGateway> customerGateway;
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
    , desk({databasePath(options.dataFolder), 512, customers})
    , reading(databasePath(options.dataFolder), customers)
    , directory(
          {databasePath(options.dataFolder), Directory::Options().pollMs,
           [this](Directory::Rows rows) { desk.keep(QStringLiteral("bots"), std::move(rows), keptOrSaid); }})
    , subscriptions(reading, desk)
    , push(pushPath(options.dataFolder), directory, subscriptions, reading, reachable(presence))
    , front(frontOptions(options))
    , agents(parts, {options.requestsPerSecond})
    , absence(parts)
    , stuck(desk, reading)
    , bots(parts)
    , customerGateway(std::make_shared<CustomerGateway>(customerOptions(parts)))
    , socketIo({}, {{{customerNamespace, customerGateway}}, {}})
    , files(fileOptions(options))
    , named(files, fetchRules(options))
    , door(fileDoor(parts, *customerGateway))
    , members([this](const QList<PassingNote>& notes) {
        agents.membersChanged(notes);
        customerGateway->agentsChanged();
    })
{}

void RelayServer::Private::observe()
{
    desk.observe([this](const std::vector<desk::Recorded>& events) {
        index.learn(events);
        // Before anybody hears of them: a quick device reports what became of one at once.
        push.committed(events);
        feed.append(feedEntries(events));
        bots.committed(events);
        absence.happened(events);
        customerGateway->recorded(events);
    });
    passing.watch([this](const PassingNote& note) {
        const auto* someone = std::get_if<protocol::Presence>(&note.what);
        if (someone && someone->member)
            return members.take(note);
        agents.passed(note);
        bots.passed(note);
        if (const auto* typing = std::get_if<protocol::Typing>(&note.what))
            customerGateway->typing(*typing);
    });
    subscriptions.watch([this](const MemberId& member) {
        push.audienceChanged();
        agents.subscriptionsChanged(member);
    });
    directory.watch([this] {
        presence.directoryChanged();
        push.audienceChanged();
        agents.directoryChanged();
        bots.directoryChanged();
        customerGateway->agentsChanged();
        absence.directoryChanged();
    });
}

/// Reads the newest part of the log, so that what passes finds its conversation from the start.
Result<void> RelayServer::Private::remember()
{
    qint64 since = std::max<qint64>(0, desk.lastSeq() - rememberedEvents);
    while (since < desk.lastSeq()) {
        std::promise<Result<std::vector<desk::Recorded>>> promise;
        reading.eventsAfter(since, pageSize, [&](auto events) { promise.set_value(std::move(events)); });
        BATON_TRY_INTO(const auto events, promise.get_future().get());
        if (events.empty())
            break;
        index.learn(events);
        since = events.back().event.seq;
    }
    return {};
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
    // Before all: the sessions of an older version are in the database until it has the newest schema.
    BATON_TRY(openSessions(databasePath(options.dataFolder)));
    // Then the desk: it brings the database to the schema that the others expect.
    BATON_TRY(desk.start());
    feed.startAfter(desk.lastSeq());
    BATON_TRY(reading.start());
    BATON_TRY(directory.start());
    BATON_TRY(subscriptions.load());
    BATON_TRY_INTO(const auto looked, push.start(desk.lastSeq()));
    if (looked > desk.lastSeq()) {
        qCWarning(log) << "the event log ends at" << desk.lastSeq() << "but had come to" << looked
                       << "before: everybody starts over";
        BATON_TRY(desk.renewLog());
    }
    BATON_TRY(remember());
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
    d->directory.stop();
    d->desk.stop();
    d->push.stop();
    d->reading.stop();
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
