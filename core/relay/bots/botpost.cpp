// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botpost.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/bots/webhookcourier.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/conversationindex.h"

#include <QLoggingCategory>
#include <future>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.botpost")

constexpr int tickMs = 1000;
constexpr qint64 keepDeliveredMs = 30LL * 24 * 60 * 60 * 1000;

} // namespace

BotPost::BotPost(RelayParts& parts) : m_parts(parts), m_thread(QStringLiteral("baton-botpost")) {}

BotPost::~BotPost() { stop(); }

/// On the post's thread, with the reading room's help for what the relay's own database says.
Result<void> BotPost::openStore()
{
    BATON_TRY_INTO(auto store, MailStore::open(m_parts.mailPath));
    BATON_TRY_INTO(const auto isNew, store->isNew());
    if (isNew) {
        std::promise<Result<void>> seeded;
        m_parts.reading.read([&](storage::Database* database) {
            seeded.set_value(database ? store->seedFrom(*database) : Result<void>());
        });
        BATON_TRY(seeded.get_future().get());
    }
    BATON_TRY(store->trim(m_parts.desk.lastSeq()));
    m_store = std::move(store);
    return {};
}

Result<void> BotPost::start()
{
    m_lastSeq = m_parts.desk.lastSeq();
    m_thread.start();
    std::promise<Result<void>> opened;
    m_thread.post([&] { opened.set_value(openStore()); });
    BATON_TRY(opened.get_future().get());
    m_thread.post([this] {
        m_tick = std::make_unique<QTimer>();
        QObject::connect(m_tick.get(), &QTimer::timeout, m_tick.get(), [this] { tick(); });
        m_tick->start(tickMs);
    });
    refresh();
    return {};
}

void BotPost::stop()
{
    m_thread.stop([this] {
        m_boxes.clear();
        m_tick.reset();
        m_store.reset();
    });
}

BotPost::Box& BotPost::box(const BotId& bot)
{
    auto& found = m_boxes[bot];
    if (!found.mail) {
        const auto known = m_parts.directory.bot(bot);
        const auto place = m_store->place(bot);
        if (!place)
            qCWarning(log).noquote() << place.error().detail;
        const auto knownTo = place && *place ? **place : known ? known->deliveredSeq : m_lastSeq.load();
        // A place beyond the end is of events that are gone: those that come under their numbers are others.
        const auto from = std::min(knownTo, m_parts.desk.lastSeq());
        found.mail = std::make_unique<BotMailbox>(m_parts, m_thread, *m_store, bot, from,
                                                  known ? known->updatedAt : Instant{});
        found.agentsTold = m_parts.presence.onlineFor(bot);
    }
    return found;
}

void BotPost::refresh()
{
    m_thread.post([this] {
        if (!m_store)
            return;
        const auto bots = m_parts.directory.roster()->bots();
        for (const auto& bot : bots) {
            const bool isKnown = m_boxes.contains(bot.id);
            auto& mine = box(bot.id);
            const auto before = std::exchange(mine.known, bot);
            if (isKnown && before.updatedAt == bot.updatedAt)
                continue;
            mine.mail->setAnew(bot.updatedAt);
            const bool isSameWay =
                before.webhookUrl == bot.webhookUrl && before.webhookSecret == bot.webhookSecret;
            if (mine.sockets.isEmpty() && !(isKnown && isSameWay))
                chooseCourier(mine);
        }
    });
}

void BotPost::chooseCourier(Box& box)
{
    if (!box.sockets.isEmpty())
        return box.mail->setCourier(box.sockets.constLast());
    if (box.known.webhookUrl.isEmpty())
        return box.mail->setCourier(nullptr);
    auto webhook = WebhookCourier::create(box.known.webhookUrl, box.known.webhookSecret, m_parts.metrics);
    if (!webhook) {
        qCWarning(log).noquote() << "no webhook for bot" << box.mail->bot().toString() << ":"
                                 << webhook.error().detail;
        return box.mail->setCourier(nullptr);
    }
    box.mail->setCourier(std::move(*webhook));
}

void BotPost::attach(const BotId& bot, std::shared_ptr<Courier> courier)
{
    m_thread.post([this, bot, courier = std::move(courier)] {
        if (!m_store)
            return;
        auto& mine = box(bot);
        mine.sockets.append(courier);
        chooseCourier(mine);
        tellAgents(mine, m_parts.presence.onlineFor(bot));
    });
}

void BotPost::detach(const BotId& bot, const std::shared_ptr<Courier>& courier)
{
    m_thread.post([this, bot, courier] {
        if (!m_store)
            return;
        auto& mine = box(bot);
        mine.sockets.removeOne(courier);
        if (mine.mail->courier() == courier.get())
            chooseCourier(mine);
    });
}

void BotPost::committed(const std::vector<desk::Recorded>& events)
{
    if (events.empty())
        return;
    const qint64 upTo = events.back().event.seq;
    std::map<BotId, std::vector<desk::Recorded>> perBot;
    for (const auto& recorded : events)
        if (mayBeTold(recorded))
            perBot[recorded.bot].push_back(recorded);
    if (!perBot.empty()) {
        m_thread.post([this, perBot = std::move(perBot), upTo] {
            for (const auto& [bot, own] : perBot)
                if (m_store && m_parts.directory.bot(bot))
                    box(bot).mail->committed(own, upTo);
        });
    }
    // After the post: whoever reads this number has the events up to it already on their way.
    m_lastSeq = upTo;
}

void BotPost::tick()
{
    sendWanted();
    m_thread.post([this, upTo = m_lastSeq.load()] {
        for (auto& [bot, mine] : m_boxes) {
            mine.mail->committed({}, upTo);
            // A webhook is told what has lasted from one tick to the next.
            const auto online = m_parts.presence.onlineFor(bot);
            if (std::exchange(mine.agentsSeen, online) == online && mine.agentsTold != online)
                tellAgents(mine, online);
        }
    });
}

void BotPost::agentsChanged()
{
    m_thread.post([this] {
        for (auto& [bot, mine] : m_boxes) {
            const auto online = m_parts.presence.onlineFor(bot);
            if (!mine.sockets.isEmpty() && mine.agentsTold != online)
                tellAgents(mine, online);
        }
    });
}

/// Passes: a bot that misses it is told of the next change, and when it connects.
void BotPost::tellAgents(Box& box, qint64 online)
{
    const auto now = Instant::now();
    Parcel parcel{0, "agt_" + QByteArray::number(now.ms, 36), now, {}};
    parcel.notice.type = protocol::botnotice::agents;
    parcel.notice.timestamp = now;
    parcel.notice.content.online = online;
    if (box.mail->tell(parcel))
        box.agentsTold = online;
}

/// An admin, perhaps in a process of its own, has asked for what was parked.
void BotPost::sendWanted()
{
    const auto now = Instant::now();
    const auto wanted = m_store->takeWanted(now);
    if (!wanted) {
        qCWarning(log).noquote() << wanted.error().detail;
        return;
    }
    for (const auto& one : *wanted)
        box(one.bot).mail->sendAgain(one.conversation);
    if (!wanted->isEmpty())
        static_cast<void>(m_store->forget(Instant{now.ms - keepDeliveredMs}));
    if (const auto parked = m_store->parkedCount())
        m_parts.metrics.noticesParked = *parked;
    qint64 held = 0;
    for (const auto& [bot, mine] : m_boxes)
        held += mine.mail->isInTrouble() ? m_store->heldCount(bot).value_or(0) : 0;
    m_parts.metrics.noticesHeld = held;
}

void BotPost::passed(const PassingNote& note)
{
    const auto* typing = std::get_if<protocol::Typing>(&note.what);
    if (!typing || typing->author.kind != AuthorKind::Agent)
        return;
    const auto entry = m_parts.index.find(typing->conversation);
    if (entry && !entry->subject.isEmpty())
        return mention(note.bot, *typing, entry->subject);
    m_parts.directory.findConversation(note.bot, typing->conversation.toString(),
                                       [this, bot = note.bot, told = *typing](auto found) {
                                           if (found)
                                               mention(bot, told, found->subject);
                                       });
}

void BotPost::mention(const BotId& bot, const protocol::Typing& typing, const QString& subject)
{
    const auto now = Instant::now();
    Parcel parcel{0, "typ_" + QByteArray::number(now.ms, 36), now, {}};
    parcel.notice.type = protocol::botnotice::typing;
    parcel.notice.timestamp = now;
    parcel.notice.content.conversation = typing.conversation;
    parcel.notice.content.subject = subject;
    parcel.notice.content.author = typing.author;
    parcel.notice.content.on = typing.on;
    m_thread.post([this, bot, parcel] {
        if (m_store)
            box(bot).mail->mention(parcel);
    });
}

} // namespace baton::relay
