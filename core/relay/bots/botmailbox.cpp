// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botmailbox.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"

#include <QLoggingCategory>
#include <QPointer>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.botpost")

constexpr qsizetype mostFresh = 2000; ///< parcels in memory; more stay in storage until these are gone
constexpr size_t lowWater = 200;
constexpr int pageSize = 500;

Refused nobodyReads()
{
    return refuse(Refusal::Kind::Unavailable, QStringLiteral("Nobody has the time to read. Try again."));
}

} // namespace

BotMailbox::BotMailbox(RelayParts& parts, Executor& post, MailStore& store, const BotId& bot, qint64 place,
                       Instant setAt)
    : m_parts(parts)
    , m_post(post)
    , m_store(store)
    , m_bot(bot)
    , m_setAt(setAt)
    , m_place(place)
    , m_loadedTo(place)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BotMailbox::pump);
    if (const auto held = store.heldConversations(bot))
        for (const auto& conversation : *held)
            m_held.insert(conversation, {});
    const auto stopped = store.stoppedAsOf(bot);
    m_isStopped = stopped && *stopped;
    if (m_isStopped && **stopped != setAt)
        goOn();
}

void BotMailbox::setCourier(std::shared_ptr<Courier> courier)
{
    ++m_round;
    m_courier = std::move(courier);
    m_underWay.clear();
    m_carrying = m_heldCarrying = m_unreachable = 0;
    m_pause = {};
    m_timer.stop();
    // Another way may well work. Whoever reads at its end has not seen the first parts of a transcript.
    for (auto& held : m_held)
        held = {};
    for (auto& [seq, waiting] : m_fresh)
        if (waiting.handBack)
            waiting.handBack->told = waiting.handBack->part = 0;
    if (!m_courier)
        return;
    m_lastSeen = std::max(m_lastSeen, m_parts.desk.lastSeq());
    load();
    pump();
}

void BotMailbox::setAnew(Instant setAt)
{
    if (std::exchange(m_setAt, setAt) != setAt)
        goOn();
}

void BotMailbox::goOn()
{
    if (!std::exchange(m_isStopped, false))
        return;
    worked(m_store.resume(m_bot));
    for (auto& held : m_held)
        held = {};
    pump();
}

void BotMailbox::sendAgain(const ConversationId& conversation)
{
    m_held[conversation] = {};
    // Also the word for "go on" when the whole bot was stopped.
    goOn();
    pump();
}

void BotMailbox::committed(const std::vector<desk::Recorded>& events, qint64 upTo)
{
    m_lastSeen = std::max(m_lastSeen, upTo);
    const bool room = m_fresh.size() + events.size() <= size_t(mostFresh);
    if (m_live && room && m_courier) {
        enqueue(events);
        m_loadedTo = std::max(m_loadedTo, upTo);
    } else if (upTo > m_loadedTo) {
        m_live = false;
        load();
    }
    pump();
}

/// The bot's own wording, by who is there now.
Notices BotMailbox::notices() const
{
    const auto known = m_parts.directory.bot(m_bot);
    return Notices(known ? known->settings : QMap<QString, QString>(), m_parts.presence.onlineFor(m_bot) > 0);
}

void BotMailbox::enqueue(const std::vector<desk::Recorded>& events)
{
    bool isBehind = false;
    const auto words = notices();
    for (const auto& recorded : events) {
        if (recorded.bot != m_bot || recorded.event.seq <= m_loadedTo)
            continue;
        auto parcel = parcelOf(recorded, words);
        if (!parcel)
            continue;
        m_fresh.emplace(recorded.event.seq, Waiting{std::move(*parcel), handBackOf(recorded)});
        isBehind = isBehind || m_held.contains(recorded.conversation);
    }
    if (isBehind)
        holdWhatIsBehind();
}

/// What comes behind one that is in trouble waits with it, and so does what could not be written down before.
void BotMailbox::holdWhatIsBehind()
{
    QHash<ConversationId, QList<qint64>> behind;
    for (const auto& [seq, waiting] : m_fresh)
        if (m_held.contains(waiting.parcel.notice.content.conversation))
            behind[waiting.parcel.notice.content.conversation].append(seq);
    for (auto it = behind.cbegin(); it != behind.cend(); ++it) {
        if (!mayHold() || !worked(m_store.hold(m_bot, it.key(), it.value())))
            continue;
        for (const auto seq : it.value())
            m_fresh.erase(seq);
    }
}

void BotMailbox::load()
{
    if (m_loading || !m_courier || m_fresh.size() > lowWater)
        return;
    if (m_loadedTo >= m_lastSeen) {
        m_live = true;
        return;
    }
    m_loading = true;
    m_parts.reading.read(
        [self = QPointer<BotMailbox>(this), &post = m_post, bot = m_bot, since = m_loadedTo,
         upTo = m_lastSeen](storage::Database* database) {
            auto events = database ? desk::eventsFor(*database, bot, since, pageSize)
                                   : Result<std::vector<desk::Recorded>>(nobodyReads());
            post.post([self, upTo, events = std::move(events)] {
                if (self)
                    self->loaded(events, upTo, pageSize);
            });
        },
        quintptr(this));
}

void BotMailbox::loaded(const Result<std::vector<desk::Recorded>>& events, qint64 upTo, int limit)
{
    m_loading = false;
    if (!events) {
        qCWarning(log) << "could not read the events for bot" << m_bot.toString() << ":"
                       << events.error().detail;
        return pause(backOff(0));
    }
    enqueue(*events);
    const bool isPage = int(events->size()) == limit;
    m_loadedTo = std::max(m_loadedTo, isPage ? events->back().event.seq : upTo);
    advance();
    load();
    pump();
}

void BotMailbox::pump()
{
    // A socket that the bot has opened is another address than the one which is gone.
    if (!m_courier || (m_isStopped && !m_courier->host().isEmpty()))
        return;
    if (!m_pause.hasExpired())
        return m_timer.start(std::max<int>(1, int(m_pause.remainingTime())));
    const int heldMost = std::max(1, m_courier->atOnce() / 2);
    while (m_carrying < m_courier->atOnce()) {
        // By turns: those in trouble take at most half of the ways, and are not starved either.
        m_heldTurn = !m_heldTurn;
        const bool mayHeld = m_heldCarrying < heldMost;
        const bool started =
            m_heldTurn ? (mayHeld && startHeld()) || startFresh() : startFresh() || (mayHeld && startHeld());
        if (!started)
            break;
    }
    qint64 next = -1;
    for (auto it = m_held.cbegin(); it != m_held.cend(); ++it) {
        const auto remaining = it->notBefore.remainingTime();
        if (!m_underWay.contains(it.key()) && remaining > 0 && (next < 0 || remaining < next))
            next = remaining;
    }
    if (next > 0)
        m_timer.start(int(next));
    if (m_fresh.empty())
        load();
}

bool BotMailbox::startFresh()
{
    Round round;
    const Waiting* alone = nullptr;
    for (const auto& [seq, waiting] : m_fresh) {
        const auto& conversation = waiting.parcel.notice.content.conversation;
        if (m_underWay.contains(conversation) || m_held.contains(conversation))
            continue;
        if (waiting.handBack) {
            if (round.parcels.isEmpty())
                alone = &waiting;
            break;
        }
        round.parcels.append(waiting.parcel);
        if (round.parcels.size() == m_courier->capacity())
            break;
    }
    if (!alone && round.parcels.isEmpty())
        return false;
    ++m_carrying;
    if (alone)
        fillTranscript(*alone, false);
    else
        carry(round);
    return true;
}

bool BotMailbox::startHeld()
{
    auto best = m_held.cend();
    for (auto it = m_held.cbegin(); it != m_held.cend(); ++it) {
        if (m_underWay.contains(it.key()) || !it->notBefore.hasExpired())
            continue;
        if (best == m_held.cend() || it->notBefore < best->notBefore)
            best = it;
    }
    if (best == m_held.cend())
        return false;
    const auto conversation = best.key();
    const auto seqs = m_store.held(m_bot, conversation, m_courier->capacity());
    if (!seqs) {
        pause(backOff(0));
        return false;
    }
    if (seqs->isEmpty()) {
        m_held.remove(conversation);
        return startHeld();
    }
    m_underWay.insert(conversation);
    ++m_carrying;
    ++m_heldCarrying;
    readHeld(conversation, *seqs);
    return true;
}

template <typename Read, typename Then>
void BotMailbox::ask(Read read, Then then)
{
    m_parts.reading.read(
        [self = QPointer<BotMailbox>(this), &post = m_post, round = m_round, read = std::move(read),
         then = std::move(then)](storage::Database* database) {
            using Answer = decltype(read(*database));
            auto answer = database ? read(*database) : Answer(nobodyReads());
            post.post([self, round, then, answer = std::move(answer)] {
                if (self && round == self->m_round)
                    then(*self, answer);
            });
        },
        quintptr(this));
}

void BotMailbox::readHeld(const ConversationId& conversation, const QList<qint64>& seqs)
{
    ask([seqs](storage::Database& database) { return desk::eventsNumbered(database, seqs); },
        [conversation, seqs](BotMailbox& self, const Result<std::vector<desk::Recorded>>& events) {
            Round round;
            round.isHeld = true;
            if (!events) {
                self.m_underWay.remove(conversation);
                --self.m_carrying;
                --self.m_heldCarrying;
                return self.pause(self.backOff(0));
            }
            const auto words = self.notices();
            for (const auto& recorded : *events) {
                auto parcel = parcelOf(recorded, words);
                if (!parcel)
                    continue;
                auto handBack = handBackOf(recorded);
                if (handBack && !round.parcels.isEmpty())
                    break;
                if (handBack) {
                    auto& part = self.m_held[conversation].handBack;
                    if (!part || part->seq != handBack->seq)
                        part = handBack;
                    return self.fillTranscript({std::move(*parcel), part}, true);
                }
                round.parcels.append(std::move(*parcel));
            }
            if (!round.parcels.isEmpty())
                return self.carry(round);
            // The log has them no more, or says nothing of them that a bot is told.
            self.worked(self.m_store.settle(self.m_bot, seqs, Instant::now()));
            self.m_underWay.remove(conversation);
            --self.m_carrying;
            --self.m_heldCarrying;
            self.pump();
        });
}

void BotMailbox::fillTranscript(const Waiting& waiting, bool isHeld)
{
    m_underWay.insert(waiting.parcel.notice.content.conversation);
    const auto handBack = *waiting.handBack;
    ask(
        [handBack](storage::Database& database) {
            return desk::handedBackPage(database, handBack.conversation, handBack.seq, handBack.lastN,
                                        handBack.told);
        },
        [handBack, parcel = waiting.parcel, isHeld](BotMailbox& self,
                                                    const Result<desk::TranscriptPage>& page) {
            Round round;
            round.isHeld = isHeld;
            if (!page) {
                round.parcels = {parcel};
                self.release(round);
                return self.pause(self.backOff(0));
            }
            round.hasMore = page->more;
            round.told = page->messages.isEmpty() ? handBack.told : page->messages.constLast().n;
            round.parcels = {partOf(parcel, handBack, page->messages, page->more)};
            self.carry(round);
        });
}

bool BotMailbox::tell(const Parcel& parcel)
{
    const bool isStopped = m_isStopped && m_courier && !m_courier->host().isEmpty();
    return m_courier && !isStopped && m_courier->mention(parcel);
}

void BotMailbox::mention(const Parcel& parcel)
{
    const auto& conversation = parcel.notice.content.conversation;
    if (m_courier && !m_isStopped && m_fresh.empty() && !m_underWay.contains(conversation) &&
        !m_held.contains(conversation))
        m_courier->mention(parcel);
}

} // namespace baton::relay
