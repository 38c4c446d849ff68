// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botmailbox.h"

#include "core/relay/bots/botfiles.h"
#include "core/relay/directory/directory.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>

/// What a mailbox makes of the answers.
namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.botpost")

constexpr qint64 mostHeld = 100'000; ///< notices of one bot; beyond that all its mail waits
constexpr qint64 firstRetryMs = 1000;
constexpr qint64 longestRetryMs = 5 * 60 * 1000;
/// 429 is about the sender, so all of the bot's mail waits, but one conversation cannot ask for hours.
constexpr qint64 longestPauseMs = 60 * 1000;
constexpr int tooManyRequests = 429;

} // namespace

void BotMailbox::carry(const Round& round)
{
    QList<Parcel> parcels;
    for (const auto& parcel : round.parcels) {
        m_underWay.insert(parcel.notice.content.conversation);
        parcels.append(withLinks(parcel, m_parts));
    }
    m_courier->carry(parcels,
                     [self = QPointer<BotMailbox>(this), number = m_round, round](const Outcome& outcome) {
                         if (self && number == self->m_round)
                             self->finished(round, outcome);
                     });
}

void BotMailbox::release(const Round& round)
{
    for (const auto& parcel : round.parcels)
        m_underWay.remove(parcel.notice.content.conversation);
    --m_carrying;
    m_heldCarrying -= round.isHeld ? 1 : 0;
}

void BotMailbox::finished(const Round& round, const Outcome& outcome)
{
    release(round);
    if (outcome.kind != Outcome::Kind::Unreachable)
        m_unreachable = 0;
    switch (outcome.kind) {
    case Outcome::Kind::Delivered:
        delivered(round);
        break;
    case Outcome::Kind::Refused:
        refused(round, outcome);
        break;
    case Outcome::Kind::Gone:
        gone(round, outcome);
        break;
    case Outcome::Kind::Unreachable:
        pause(backOff(m_unreachable++));
        break;
    case Outcome::Kind::Failed:
        failed(round, outcome);
        break;
    }
    advance();
    load();
    pump();
}

void BotMailbox::delivered(const Round& round)
{
    if (round.isHeld)
        m_held[round.parcels.constFirst().notice.content.conversation].failures = 0;
    if (round.hasMore)
        return rememberPart(round);
    QList<qint64> seqs;
    bool isWrittenDown = round.isHeld;
    for (const auto& parcel : round.parcels) {
        seqs.append(parcel.seq);
        // Its conversation may have come to be held while it was under way, and it with it.
        isWrittenDown = isWrittenDown || m_held.contains(parcel.notice.content.conversation);
    }
    // What cannot be written down comes again, but not at once.
    if (isWrittenDown && !worked(m_store.settle(m_bot, seqs, Instant::now())))
        return pause(backOff(0));
    for (const auto seq : std::as_const(seqs))
        m_fresh.erase(seq);
}

void BotMailbox::rememberPart(const Round& round)
{
    const auto& parcel = round.parcels.constFirst();
    std::optional<HandBack>* handBack = nullptr;
    if (round.isHeld)
        handBack = &m_held[parcel.notice.content.conversation].handBack;
    else if (const auto it = m_fresh.find(parcel.seq); it != m_fresh.end())
        handBack = &it->second.handBack;
    if (!handBack || !*handBack)
        return;
    (*handBack)->told = round.told;
    ++(*handBack)->part;
}

ParkedMail BotMailbox::parked(const Parcel& parcel, const Outcome& outcome) const
{
    return {m_bot,
            parcel.notice.content.conversation,
            parcel.seq,
            parcel.notice.type,
            m_courier->host(),
            outcome.status,
            outcome.why,
            parcel.at};
}

void BotMailbox::refused(const Round& round, const Outcome& outcome)
{
    for (const auto& parcel : round.parcels) {
        if (!worked(m_store.park(parked(parcel, outcome), ParkedState::Parked)))
            return pause(backOff(0));
        qCWarning(log).noquote() << "bot" << m_bot.toString() << "refused event" << parcel.seq << "for good ("
                                 << outcome.why << "); it is parked, see 'delivery list --state parked'";
    }
    // Parked by now, so this settles it without calling it delivered.
    auto settled = round;
    settled.hasMore = false;
    delivered(settled);
}

void BotMailbox::gone(const Round& round, const Outcome& outcome)
{
    const auto& parcel = round.parcels.constFirst();
    if (!round.isHeld && !hold(parcel.notice.content.conversation))
        return;
    if (std::exchange(m_isStopped, true))
        return;
    qCWarning(log).noquote() << "bot" << m_bot.toString() << "answered" << outcome.why
                             << "; its mail is kept until its webhook is set anew";
    worked(m_store.stop(parked(parcel, outcome), m_setAt));
}

void BotMailbox::failed(const Round& round, const Outcome& outcome)
{
    const auto conversation = round.parcels.constFirst().notice.content.conversation;
    if (outcome.status == tooManyRequests && outcome.retryAfterMs)
        pause(std::min(*outcome.retryAfterMs, longestPauseMs));
    if (!round.isHeld && !hold(conversation))
        return;
    auto& held = m_held[conversation];
    const auto wait = std::max(backOff(held.failures++), outcome.retryAfterMs.value_or(0));
    held.notBefore = QDeadlineTimer(wait);
}

/// Puts what waits of a conversation into the store; false, with a pause, when that cannot be done.
bool BotMailbox::hold(const ConversationId& conversation)
{
    QList<qint64> seqs;
    std::optional<HandBack> handBack;
    for (const auto& [seq, waiting] : m_fresh) {
        if (waiting.parcel.notice.content.conversation != conversation)
            continue;
        if (seqs.isEmpty())
            handBack = waiting.handBack;
        seqs.append(seq);
    }
    if (!mayHold() || !worked(m_store.hold(m_bot, conversation, seqs))) {
        pause(backOff(m_unreachable++));
        return false;
    }
    for (const auto seq : std::as_const(seqs))
        m_fresh.erase(seq);
    m_held.insert(conversation, {0, {}, handBack});
    return true;
}

bool BotMailbox::mayHold()
{
    const auto count = m_store.heldCount(m_bot);
    return count && *count < mostHeld;
}

/// The place moves over what is settled, held and parked.
void BotMailbox::advance()
{
    const auto place = m_fresh.empty() ? m_loadedTo : m_fresh.begin()->first - 1;
    // An older place repeats nothing while there is nothing of this bot in between.
    if (place > m_place && worked(m_store.setPlace(m_bot, place)))
        m_parts.directory.setDelivered(m_bot, m_place = place);
}

void BotMailbox::pause(qint64 milliseconds)
{
    m_pause = QDeadlineTimer(milliseconds);
    m_timer.start(int(std::max<qint64>(1, milliseconds)));
}

qint64 BotMailbox::backOff(int failures) const
{
    const qint64 full = std::min(firstRetryMs << std::min(failures, 20), longestRetryMs);
    // Half fixed, half random, so that many bots behind one gateway do not come back together.
    return full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
}

bool BotMailbox::worked(const Result<void>& done)
{
    if (!done)
        qCWarning(log).noquote() << "the mail of bot" << m_bot.toString() << ":" << done.error().detail;
    return done.has_value();
}

} // namespace baton::relay
