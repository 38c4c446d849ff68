// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/watch/absencewatch.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"

#include <QLoggingCategory>
#include <QMutexLocker>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.absence")

constexpr int pageSize = 500;

/// What is snoozed waits for nobody, until it comes back.
std::optional<MemberRef> holderOf(const Conversation& conversation)
{
    const bool isHeld = conversation.state == ConversationState::Open && !conversation.snoozedUntil;
    return isHeld ? conversation.assignee : std::nullopt;
}

} // namespace

AbsenceWatch::AbsenceWatch(RelayParts& parts, std::chrono::milliseconds interval) : m_parts(parts)
{
    m_clock.start();
    m_timer.setInterval(interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void AbsenceWatch::start()
{
    m_isAsking = true;
    ask({});
    m_timer.start();
}

void AbsenceWatch::ask(const std::optional<QString>& cursor)
{
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    params.status = stateName(ConversationState::Open);
    params.limit = pageSize;
    params.cursor = cursor;
    m_parts.reading.list({MemberId(), std::nullopt}, params,
                         [this](const Result<protocol::ListResult>& page) { asked(page); });
}

void AbsenceWatch::asked(const Result<protocol::ListResult>& page)
{
    if (!page)
        qCWarning(log) << "open conversations cannot be looked through now:" << page.error().detail;
    {
        const QMutexLocker lock(&m_mutex);
        m_isAsking = page && page->next;
        if (!page)
            return;
        for (const auto& conversation : page->conversations())
            if (const auto holder = holderOf(conversation); holder && !m_heardOf.contains(conversation.id))
                m_held.insert(conversation.id, {conversation.bot.id, *holder});
        m_hasAsked = !page->next;
        if (m_hasAsked)
            m_heardOf.clear();
    }
    if (page->next)
        ask(page->next);
}

void AbsenceWatch::happened(const std::vector<desk::Recorded>& events)
{
    const QMutexLocker lock(&m_mutex);
    for (const auto& recorded : events) {
        const auto* changed = recorded.event.as<protocol::ConversationChanged>();
        if (!changed)
            continue;
        if (const auto holder = holderOf(changed->conversation))
            m_held.insert(recorded.conversation, {recorded.bot, *holder});
        else
            m_held.remove(recorded.conversation);
        if (!m_hasAsked)
            m_heardOf.insert(recorded.conversation);
    }
}

void AbsenceWatch::directoryChanged()
{
    QMetaObject::invokeMethod(
        &m_timer,
        [this] {
            if (m_timer.isActive())
                look();
        },
        Qt::QueuedConnection);
}

void AbsenceWatch::look()
{
    QHash<ConversationId, Held> all;
    bool isUnanswered = false;
    {
        const QMutexLocker lock(&m_mutex);
        all = m_held;
        isUnanswered = !m_hasAsked && !std::exchange(m_isAsking, true);
    }
    if (isUnanswered)
        ask({});
    const auto roster = m_parts.directory.roster();
    QSet<MemberId> holders;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        holders.insert(it->by.id);
        if (isOver(*it, *roster))
            giveBack(it.key(), it->by);
    }
    m_grace.keepOnly(holders);
}

bool AbsenceWatch::isOver(const Held& held, const Roster& roster)
{
    const auto& member = held.by.id;
    // Whoever may not cannot give it back either: to them it is not there.
    if (!roster.mayAnswer(member, held.bot))
        return true;
    const auto [isThere, arrivals] = m_parts.presence.arrivalsOf(member);
    const auto gone = m_grace.goneFor(member, isThere, arrivals, m_clock.elapsed());
    const auto grace = graceOf(held.bot);
    return !isThere && grace > 0 && gone >= grace;
}

qint64 AbsenceWatch::graceOf(const BotId& bot) const
{
    constexpr qint64 usual = 120;
    const auto known = m_parts.directory.bot(bot);
    bool isNumber = false;
    const auto seconds = known ? known->settings.value(QStringLiteral("grace_seconds")).toInt(&isNumber) : 0;
    return (isNumber ? seconds : usual) * 1000;
}

void AbsenceWatch::giveBack(const ConversationId& id, const MemberRef& by)
{
    desk::AgentCommand command;
    command.agent.actor.permissions = Permission::TakeFromOthers;
    // Only from this agent: somebody may have taken over in this moment.
    command.verb = desk::Release{id, by.id};
    m_parts.desk.submit(command, [name = by.name](const Result<desk::AgentAnswer>& done) {
        if (done)
            qCInfo(log) << name << "is gone; a conversation of theirs waits again";
        else if (done.error().kind != Refusal::Kind::Conflict)
            qCWarning(log) << "a conversation of" << name << "cannot be given back:" << done.error().detail;
    });
}

} // namespace baton::relay
