// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/alertboard.h"

#include "core/models/spokenline.h"
#include "core/models/theirwords.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace baton::models {

namespace {

constexpr int longestPause = 5; ///< times the first

AlertBoard::Alert alertOf(const Conversation& c)
{
    AlertBoard::Alert alert{c.id,
                            c.bot.id,
                            oneLine(c.bot.name),
                            customerName(c),
                            c.reason.value_or(QString()),
                            c.quote.value_or(QString()),
                            c.waitingSince.value_or(c.updatedAt),
                            push::Form::Loud,
                            c.waitingOrder.value_or(0),
                            {},
                            c.messageCount};
    if (alert.quote.isEmpty() && c.lastMessage)
        alert.quote = spokenLine(c.lastMessage->author.kind, c.lastMessage->text);
    return alert;
}

bool waitsLonger(const AlertBoard::Alert& a, const AlertBoard::Alert& b)
{
    // As the queue has them: no clock decides.
    return std::tuple(!a.by.isEmpty(), a.order, a.since.ms, a.id.toString()) <
           std::tuple(!b.by.isEmpty(), b.order, b.since.ms, b.id.toString());
}

} // namespace

AlertBoard::AlertBoard(QObject* parent) : QObject(parent)
{
    m_repeat.setSingleShot(true);
    connect(&m_repeat, &QTimer::timeout, this, &AlertBoard::repeat);
}

void AlertBoard::setMember(const MemberId& id, bool mayAnswer)
{
    if (id == m_member && mayAnswer == m_mayAnswer)
        return;
    clear();
    m_member = id;
    m_mayAnswer = mayAnswer;
}

void AlertBoard::clear()
{
    m_repeat.stop();
    m_putOff.clear();
    m_given.clear();
    if (m_alerts.isEmpty())
        return;
    m_alerts.clear();
    Q_EMIT changed();
}

AlertBoard::Outcome AlertBoard::take(const Conversation& conversation, bool isNews)
{
    const auto known = m_alerts.constFind(conversation.id);
    if (conversation.state == ConversationState::Waiting) {
        if (!m_mayAnswer)
            return Outcome::Same;
        m_given.remove(conversation.id);
        const auto alert = alertOf(conversation);
        if (known != m_alerts.constEnd() && known->since == alert.since) {
            // What is said while they wait does not make it another escalation; who they are may come later.
            if (std::exchange(m_alerts[alert.id].customer, alert.customer) == alert.customer)
                return Outcome::Same;
            return Outcome::Renamed;
        }
        m_putOff.remove(conversation.id);
        m_alerts.insert(conversation.id, alert);
        return Outcome::Begun;
    }
    if (isGiven(conversation))
        return takeGiven(conversation, isNews);
    m_given.remove(conversation.id);
    if (known == m_alerts.constEnd())
        return Outcome::Same;
    const auto alert = *known;
    m_alerts.erase(known);
    m_putOff.remove(conversation.id);
    const bool byAnother =
        alert.by.isEmpty() && conversation.assignee && conversation.assignee->id != m_member;
    Q_EMIT settled(alert, byAnother ? conversation.assignee : std::nullopt);
    return Outcome::Settled;
}

bool AlertBoard::isGiven(const Conversation& c) const
{
    return m_mayAnswer && c.state == ConversationState::Open && c.assignee && c.assignee->id == m_member &&
           c.assignedBy && c.assignedBy->id != m_member;
}

/// @param isNews it happened now, or while the program was away; else it is only not known whether it was
/// looked at
AlertBoard::Outcome AlertBoard::takeGiven(const Conversation& c, bool isNews)
{
    const auto known = m_alerts.find(c.id);
    if (m_given.contains(c.id)) {
        if (known == m_alerts.end())
            return Outcome::Same;
        known->count = c.messageCount;
        const auto customer = customerName(c);
        return std::exchange(known->customer, customer) == customer ? Outcome::Same : Outcome::Renamed;
    }
    m_given.insert(c.id);
    m_putOff.remove(c.id);
    const bool wasWaiting = known != m_alerts.end();
    if (!isNews && !wasWaiting && m_seen.value(c.id) >= c.messageCount)
        return Outcome::Same;
    auto alert = alertOf(c);
    alert.since = c.updatedAt;
    alert.by = oneLine(c.assignedBy->name);
    if (alert.by.isEmpty())
        alert.by = c.assignedBy->id.toString();
    m_alerts.insert(c.id, alert);
    return Outcome::Begun;
}

void AlertBoard::markSeen(const ConversationId& id, qint64 upTo)
{
    auto& seen = m_seen[id];
    seen = std::max(seen, upTo);
    const auto known = m_alerts.constFind(id);
    if (known == m_alerts.constEnd() || known->by.isEmpty() || seen < known->count)
        return;
    const auto alert = *known;
    m_alerts.erase(known);
    m_putOff.remove(id);
    Q_EMIT settled(alert, std::nullopt);
    Q_EMIT changed();
}

void AlertBoard::moveSeen(const QHash<ConversationId, qint64>& seen)
{
    for (auto it = seen.cbegin(); it != seen.cend(); ++it)
        markSeen(it.key(), it.value());
}

void AlertBoard::restoreSeen(const QHash<ConversationId, qint64>& seen) { m_seen = seen; }

void AlertBoard::reset(const QList<Conversation>& all)
{
    QSet<ConversationId> there;
    for (const auto& conversation : all)
        there.insert(conversation.id);
    // What the relay no longer shows to this member is over for them.
    const auto gone = m_alerts.removeIf([&](const auto& entry) { return !there.contains(entry.key()); });
    m_putOff.removeIf([this](const ConversationId& id) { return !m_alerts.contains(id); });
    if (gone > 0)
        Q_EMIT changed();
    take(all, false);
}

void AlertBoard::upsert(const QList<Conversation>& changed) { take(changed, true); }

void AlertBoard::take(const QList<Conversation>& all, bool isNews)
{
    bool hasChanged = false;
    bool hasBegun = false;
    for (const auto& conversation : all) {
        const auto outcome = take(conversation, isNews);
        hasChanged = hasChanged || outcome != Outcome::Same;
        hasBegun = hasBegun || outcome == Outcome::Begun;
    }
    if (hasBegun)
        m_pauseMs = m_firstPauseMs;
    if (hasChanged)
        Q_EMIT changed();
    scheduleRepeat();
}

void AlertBoard::setSubscriptions(const push::Subscriptions& wanted)
{
    if (m_wanted == wanted)
        return;
    const auto before = m_wanted;
    m_wanted = wanted;
    for (const auto& alert : std::as_const(m_alerts)) {
        if (wanted.forEscalation(alert.botId) <= before.forEscalation(alert.botId))
            continue;
        m_putOff.remove(alert.id);
        Q_EMIT raised(alert.id);
    }
    Q_EMIT changed();
}

void AlertBoard::setQuiet(bool quiet)
{
    if (std::exchange(m_isQuiet, quiet) != quiet)
        Q_EMIT changed();
}

bool AlertBoard::isQuietNow() const { return m_wanted.quietHours.hold(QDateTime::currentDateTimeUtc()); }

/// The relay's own rule, with what it cannot see from here: that we are asked means that we may see the bot.
push::Form AlertBoard::formOf(const Alert& alert, bool isQuietNow) const
{
    const auto form = push::decide({push::Kind::Escalation, alert.botId, {}, {}}, m_wanted,
                                   {m_mayAnswer ? Permission::Respond : Permissions(), true,
                                    push::Availability::Online, true, isQuietNow})
                          .form;
    return m_isQuiet ? std::min(form, push::Form::Banner) : form;
}

qsizetype AlertBoard::waiting() const
{
    return std::count_if(m_alerts.begin(), m_alerts.end(), [&, isQuiet = isQuietNow()](const Alert& alert) {
        return alert.by.isEmpty() && formOf(alert, isQuiet) != push::Form::Off;
    });
}

QList<AlertBoard::Alert> AlertBoard::open() const
{
    QList<Alert> alerts;
    const bool isQuiet = isQuietNow();
    for (auto alert : m_alerts) {
        alert.form = formOf(alert, isQuiet);
        if (!m_putOff.contains(alert.id) && alert.form >= push::Form::Banner)
            alerts.append(alert);
    }
    std::sort(alerts.begin(), alerts.end(), waitsLonger);
    return alerts;
}

std::optional<AlertBoard::Alert> AlertBoard::longest() const
{
    const Alert* longest = nullptr;
    const bool isQuiet = isQuietNow();
    for (const auto& alert : m_alerts)
        if (alert.by.isEmpty() && formOf(alert, isQuiet) != push::Form::Off &&
            (!longest || waitsLonger(alert, *longest)))
            longest = &alert;
    return longest ? std::optional(*longest) : std::nullopt;
}

std::optional<Instant> AlertBoard::longestSince() const
{
    const auto alert = longest();
    return alert ? std::optional(alert->since) : std::nullopt;
}

void AlertBoard::putOff(const QList<ConversationId>& ids)
{
    const auto before = m_putOff.size();
    for (const auto& id : ids)
        if (m_alerts.contains(id))
            m_putOff.insert(id);
    if (m_putOff.size() != before)
        Q_EMIT changed();
}

void AlertBoard::setRepeat(int milliseconds)
{
    m_firstPauseMs = m_pauseMs = milliseconds;
    m_repeat.stop();
    scheduleRepeat();
}

void AlertBoard::scheduleRepeat()
{
    if (m_alerts.isEmpty() || m_firstPauseMs <= 0)
        m_repeat.stop();
    else if (!m_repeat.isActive())
        m_repeat.start(std::max(m_pauseMs, m_firstPauseMs));
}

void AlertBoard::repeat()
{
    m_putOff.clear();
    m_pauseMs = std::min(m_pauseMs + m_pauseMs / 2, longestPause * m_firstPauseMs);
    Q_EMIT changed();
    Q_EMIT repeated();
    scheduleRepeat();
}

} // namespace baton::models
