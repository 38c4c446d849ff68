#include "core/relay/gateways/bot/botmailbox.h"

#include "core/relay/desk/desk.h"
#include "core/relay/desk/readingroom.h"
#include "core/relay/directory/directory.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.botpost")

constexpr qsizetype mostWaiting = 2000; ///< parcels in memory; more stay in storage until these are gone
constexpr qsizetype lowWater = 200;
constexpr int pageSize = 500;
constexpr qint64 firstRetryMs = 1000;
constexpr qint64 longestRetryMs = 5 * 60 * 1000;

/// The last step before the hand-back that brought a person in.
qint64 personSince(const QList<HistoryEntry>& history, qint64 lastN)
{
    qint64 since = 0;
    for (const auto& entry : history) {
        const bool begins = entry.type == protocol::eventtype::conversationEscalated ||
                            entry.type == protocol::eventtype::conversationReopened;
        if (begins && entry.afterN <= lastN)
            since = std::max(since, entry.afterN);
    }
    if (since > 0)
        return since;
    for (const auto& entry : history) {
        if (entry.type == protocol::eventtype::conversationClaimed && entry.afterN <= lastN)
            since = std::max(since, entry.afterN);
    }
    return since;
}

} // namespace

BotMailbox::BotMailbox(RelayParts& parts, Executor& post, const BotId& bot, qint64 delivered)
    : m_parts(parts)
    , m_post(post)
    , m_bot(bot)
    , m_acknowledged(delivered)
    , m_loadedTo(delivered)
    , m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &BotMailbox::pump);
}

void BotMailbox::setCourier(std::shared_ptr<Courier> courier)
{
    ++m_round;
    m_courier = std::move(courier);
    m_carrying = false;
    m_failures = 0;
    m_retry.stop();
    if (!m_courier)
        return;
    m_lastSeen = std::max(m_lastSeen, m_parts.desk.lastSeq());
    load();
    pump();
}

void BotMailbox::committed(const std::vector<desk::Recorded>& events, qint64 upTo)
{
    m_lastSeen = std::max(m_lastSeen, upTo);
    const bool room = waiting() + qsizetype(events.size()) <= mostWaiting;
    if (m_live && room && m_courier) {
        for (const auto& recorded : events) {
            if (recorded.event.seq > m_loadedTo)
                enqueue(recorded);
        }
        m_loadedTo = std::max(m_loadedTo, upTo);
    } else if (upTo > m_loadedTo) {
        m_live = false;
        load();
    }
    pump();
}

void BotMailbox::enqueue(const desk::Recorded& recorded)
{
    if (recorded.bot != m_bot)
        return;
    if (auto parcel = parcelOf(recorded))
        m_waiting.push_back({std::move(*parcel), handBackOf(recorded)});
}

void BotMailbox::load()
{
    if (m_loading || !m_courier || waiting() > lowWater)
        return;
    if (m_loadedTo >= m_lastSeen) {
        m_live = true;
        return;
    }
    m_loading = true;
    m_parts.reading.eventsAfter(
        m_loadedTo, pageSize,
        [self = QPointer<BotMailbox>(this), &post = m_post](Result<std::vector<desk::Recorded>> events) {
            post.post([self, events = std::move(events)] {
                if (self)
                    self->loaded(events);
            });
        });
}

void BotMailbox::loaded(const Result<std::vector<desk::Recorded>>& events)
{
    m_loading = false;
    if (!events) {
        qCWarning(log) << "could not read the events for bot" << m_bot.toString() << ":"
                       << events.error().detail;
        return retryLater();
    }
    if (events->empty())
        m_loadedTo = std::max(m_loadedTo, m_lastSeen);
    for (const auto& recorded : *events) {
        if (recorded.event.seq <= m_loadedTo)
            continue;
        enqueue(recorded);
        m_loadedTo = recorded.event.seq;
    }
    load();
    pump();
}

void BotMailbox::pump()
{
    if (m_carrying || m_retry.isActive() || !m_courier)
        return;
    if (m_waiting.empty()) {
        if (m_loadedTo > m_acknowledged && !m_loading)
            acknowledge(m_loadedTo);
        return load();
    }
    m_carrying = true;
    const auto& first = m_waiting.front();
    if (first.handBack && !first.parcel.notice.content.transcript)
        return fillTranscript(*first.handBack);
    QList<Parcel> parcels;
    for (const auto& next : m_waiting) {
        if (parcels.size() == m_courier->capacity() ||
            (next.handBack && !next.parcel.notice.content.transcript))
            break;
        parcels.append(next.parcel);
    }
    carry(std::move(parcels));
}

void BotMailbox::fillTranscript(const HandBack& handBack)
{
    const auto answer = [self = QPointer<BotMailbox>(this), &post = m_post, round = m_round,
                         lastN = handBack.lastN](Result<protocol::GetResult> got) {
        post.post([self, round, lastN, got = std::move(got)] {
            if (!self || round != self->m_round || self->m_waiting.empty())
                return;
            QList<Message> transcript;
            if (got) {
                const auto since = personSince(got->history, lastN);
                std::copy_if(got->messages.begin(), got->messages.end(), std::back_inserter(transcript),
                             [&](const Message& message) { return message.n > since && message.n <= lastN; });
            } else if (got.error().kind == Refusal::Kind::Unavailable) {
                self->m_carrying = false;
                return self->retryLater();
            }
            self->m_waiting.front().parcel.notice.content.transcript = std::move(transcript);
            self->m_carrying = false;
            self->pump();
        });
    };
    constexpr qint64 longestTranscript = 500;
    m_parts.reading.get({MemberId(), std::nullopt},
                        {handBack.conversation, handBack.lastN + 1, longestTranscript}, answer);
}

void BotMailbox::carry(QList<Parcel> parcels)
{
    const auto last = parcels.last().seq;
    m_courier->carry(parcels, [self = QPointer<BotMailbox>(this), round = m_round, last](bool delivered) {
        if (!self || round != self->m_round)
            return;
        self->m_carrying = false;
        if (delivered) {
            self->acknowledge(last);
            while (!self->m_waiting.empty() && self->m_waiting.front().parcel.seq <= last)
                self->m_waiting.pop_front();
        }
        self->finished(delivered);
    });
}

void BotMailbox::finished(bool delivered)
{
    if (!delivered)
        return retryLater();
    m_failures = 0;
    load();
    pump();
}

void BotMailbox::retryLater()
{
    const qint64 full = std::min(firstRetryMs << std::min(m_failures, 20), longestRetryMs);
    ++m_failures;
    // Half fixed, half random, so that many bots behind one gateway do not come back together.
    const qint64 wait = full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
    m_retry.start(int(wait));
}

void BotMailbox::mention(const Parcel& parcel)
{
    if (m_courier && m_waiting.empty() && !m_carrying)
        m_courier->mention(parcel);
}

void BotMailbox::acknowledge(qint64 seq)
{
    m_acknowledged = std::max(m_acknowledged, seq);
    m_parts.directory.setDelivered(m_bot, m_acknowledged);
}

} // namespace baton::relay
