// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/backstage/backstage.h"

#include "core/desk/desk.h"
#include "core/desk/reading/deskreading.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/backstage/filenews.h"
#include "core/relay/directory/directory.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/conversationindex.h"
#include "core/relay/fanout/feedwriter.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/parts/metrics.h"
#include "core/relay/parts/ownaddress.h"
#include "core/relay/push/pushbridge.h"
#include "core/relay/push/subscriptionbook.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <future>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.relay")

constexpr int mostInACommit = 512;
constexpr qint64 rememberedEvents = 20'000;
constexpr int pageSize = 2000;

void keepPlace(Desk& desk, const BotId& bot, qint64 seq)
{
    // Built in place: of a list in braces GCC 12 says that it is not initialised.
    std::vector<desk::SideRow> rows;
    rows.emplace_back(desk::DeliveredPlace{bot, seq});
    desk.keep(QStringLiteral("bots"), std::move(rows), [](const Result<void>& done) {
        if (!done)
            qCWarning(log).noquote() << "a bot's place could not be kept:" << done.error().detail;
    });
}

void fill(Blocklist& list, storage::Database& database)
{
    for (bool isDone = false; !isDone;) {
        const auto changes = list.changes();
        const auto blocks = desk::blocks(database);
        if (!blocks)
            qCWarning(log).noquote() << "who is blocked cannot be read:" << blocks.error().detail;
        isDone = !blocks || list.replace(*blocks, changes);
    }
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

FileStore::Options filesOf(const Backstage::Options& options)
{
    auto files = options.files;
    const auto beside = QFileInfo(options.databasePath).path();
    if (files.databasePath.isEmpty())
        files.databasePath = beside + QStringLiteral("/files.db");
    if (files.folder.isEmpty())
        files.folder = beside + QStringLiteral("/files");
    return files;
}

} // namespace

class Backstage::Private
{
public:
    explicit Private(const Options& options);

    void observe();
    Result<void> open();
    Result<void> remember();

    const QString databasePath;
    std::shared_ptr<CustomersThere> customers = std::make_shared<CustomersThere>();
    std::shared_ptr<Blocklist> blocklist = std::make_shared<Blocklist>();
    Desk desk;
    ReadingRoom reading;
    Directory directory;
    EventFeed feed;
    Passing passing;
    AgentPresence presence{passing};
    ConversationIndex index;
    SubscriptionBook subscriptions{reading, desk};
    PushBridge push;
    Metrics metrics;
    FileStore files;
    NamedFiles named;
    FileNews fileNews{files, desk};
    OwnAddress address;
    RelayParts parts;
};

Backstage::Private::Private(const Options& options)
    : databasePath(options.databasePath)
    , desk({databasePath, mostInACommit, customers, blocklist, options.clock})
    , reading(databasePath, customers)
    , directory(
          {databasePath, options.pollMs, [this](const BotId& bot, qint64 seq) { keepPlace(desk, bot, seq); }})
    , push(options.pushPath, directory, subscriptions, reading, reachable(presence))
    , files(filesOf(options))
    , named(files, options.fetch)
    , parts{desk, reading, directory, feed,  passing, presence,         index,          subscriptions,
            push, metrics, files,     named, address, options.mailPath, blocklist.get()}
{}

void Backstage::Private::observe()
{
    files.watch([this](const StoredFile& file) { fileNews.changed(file); });
    desk.observe([this](const std::vector<desk::Recorded>& events) {
        fileNews.committed(events);
        index.learn(events);
        // Before anybody hears of them: a quick device reports what became of one at once.
        push.committed(events);
        feed.append(feedEntries(events));
    });
    subscriptions.watch([this](const MemberId&) { push.audienceChanged(); });
    directory.watch([this] {
        presence.directoryChanged();
        push.audienceChanged();
        // An admin's command may have let somebody in.
        reading.read([list = blocklist](storage::Database* database) {
            if (database)
                fill(*list, *database);
        });
    });
}

/// Reads the newest part of the log, so that what passes finds its conversation from the start.
Result<void> Backstage::Private::remember()
{
    qint64 since = std::max<qint64>(0, desk.lastSeq() - rememberedEvents);
    while (since < desk.lastSeq()) {
        std::promise<Result<std::vector<desk::Recorded>>> promise;
        reading.eventsAfter(since, pageSize, [&](auto events) { promise.set_value(std::move(events)); });
        BATON_TRY_INTO(const auto events, promise.get_future().get());
        if (events.empty())
            break;
        index.learn(events);
        fileNews.committed(events);
        since = events.back().event.seq;
    }
    return {};
}

Result<void> Backstage::Private::open()
{
    // Before all: the sessions of an older version are in the database until it has the newest schema.
    BATON_TRY(openSessions(databasePath));
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
    std::promise<void> filled;
    reading.read([&](storage::Database* database) {
        if (database)
            fill(*blocklist, *database);
        filled.set_value();
    });
    filled.get_future().wait();
    BATON_TRY(files.start());
    named.start();
    fileNews.settle();
    return remember();
}

Backstage::Backstage(Options options) : d(std::make_unique<Private>(options)) { d->observe(); }

Backstage::~Backstage() { stop(); }

RelayParts& Backstage::parts() { return d->parts; }

Result<void> Backstage::start() { return d->open(); }

void Backstage::stop()
{
    d->directory.stop();
    d->named.stop();
    d->files.stop();
    // How far the bots have read is among what it commits last.
    d->desk.stop();
    d->push.stop();
    d->reading.stop();
}

} // namespace baton::relay
