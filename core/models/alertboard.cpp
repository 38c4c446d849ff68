#include "core/models/alertboard.h"

#include "core/models/spokenline.h"
#include "core/models/theirwords.h"

#include <algorithm>

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
                            push::Form::Loud};
    if (alert.quote.isEmpty() && c.lastMessage)
        alert.quote = spokenLine(c.lastMessage->author.kind, c.lastMessage->text);
    return alert;
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
    if (m_alerts.isEmpty())
        return;
    m_alerts.clear();
    Q_EMIT changed();
}

AlertBoard::Outcome AlertBoard::take(const Conversation& conversation)
{
    const auto known = m_alerts.constFind(conversation.id);
    if (conversation.state == ConversationState::Waiting) {
        if (!m_mayAnswer)
            return Outcome::Same;
        const auto alert = alertOf(conversation);
        if (known != m_alerts.constEnd() && known->since == alert.since)
            return Outcome::Same; // What is said while they wait does not make it another escalation.
        m_putOff.remove(conversation.id);
        m_alerts.insert(conversation.id, alert);
        return Outcome::Begun;
    }
    if (known == m_alerts.constEnd())
        return Outcome::Same;
    const auto alert = *known;
    m_alerts.erase(known);
    m_putOff.remove(conversation.id);
    const bool byAnother = conversation.assignee && conversation.assignee->id != m_member;
    Q_EMIT settled(alert, byAnother ? conversation.assignee : std::nullopt);
    return Outcome::Settled;
}

void AlertBoard::reset(const QList<Conversation>& all)
{
    QSet<ConversationId> there;
    for (const auto& conversation : all)
        there.insert(conversation.id);
    // What the relay no longer shows to this member is over for them.
    const auto gone = m_alerts.removeIf([&](const auto& entry) { return !there.contains(entry.key()); });
    if (gone > 0)
        Q_EMIT changed();
    upsert(all);
}

void AlertBoard::upsert(const QList<Conversation>& all)
{
    bool hasChanged = false;
    bool hasBegun = false;
    for (const auto& conversation : all) {
        const auto outcome = take(conversation);
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
    if (std::exchange(m_wanted, wanted) == wanted)
        return;
    Q_EMIT changed();
}

void AlertBoard::setQuiet(bool quiet)
{
    if (std::exchange(m_isQuiet, quiet) != quiet)
        Q_EMIT changed();
}

/// The relay's own rule, with what it cannot see from here: that we are asked means that we may see the bot.
push::Form AlertBoard::formOf(const Alert& alert) const
{
    const bool isQuiet = m_wanted.quietHours.hold(QDateTime::currentDateTimeUtc());
    const auto form = push::decide({push::Kind::Escalation, alert.botId, {}, {}}, m_wanted,
                                   {m_mayAnswer ? Permission::Respond : Permissions(), true,
                                    push::Availability::Online, true, isQuiet})
                          .form;
    return m_isQuiet ? std::min(form, push::Form::Banner) : form;
}

qsizetype AlertBoard::waiting() const
{
    return std::count_if(m_alerts.begin(), m_alerts.end(),
                         [this](const Alert& alert) { return formOf(alert) != push::Form::Off; });
}

QList<AlertBoard::Alert> AlertBoard::open() const
{
    QList<Alert> alerts;
    for (auto alert : m_alerts) {
        alert.form = formOf(alert);
        if (!m_putOff.contains(alert.id) && alert.form >= push::Form::Banner)
            alerts.append(alert);
    }
    std::sort(alerts.begin(), alerts.end(), [](const Alert& a, const Alert& b) {
        return std::pair(a.since.ms, a.id.toString()) < std::pair(b.since.ms, b.id.toString());
    });
    return alerts;
}

std::optional<Instant> AlertBoard::longestSince() const
{
    std::optional<Instant> longest;
    for (const auto& alert : m_alerts)
        longest = longest ? std::min(*longest, alert.since) : alert.since;
    return longest;
}

void AlertBoard::putOff(const ConversationId& id)
{
    if (!m_alerts.contains(id) || m_putOff.contains(id))
        return;
    m_putOff.insert(id);
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
