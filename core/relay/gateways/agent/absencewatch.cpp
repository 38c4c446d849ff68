#include "core/relay/gateways/agent/absencewatch.h"

#include "core/relay/desk/desk.h"
#include "core/relay/desk/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/gateways/passing.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.absence")

constexpr int pageSize = 500;

} // namespace

AbsenceWatch::AbsenceWatch(RelayParts& parts, std::chrono::milliseconds interval) : m_parts(parts)
{
    m_clock.start();
    m_timer.setInterval(interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look({}); });
}

void AbsenceWatch::look(const std::optional<QString>& cursor)
{
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    params.status = stateName(ConversationState::Open);
    params.limit = pageSize;
    params.cursor = cursor;
    m_parts.reading.list(
        {MemberId(), std::nullopt}, params, [this](const Result<protocol::ListResult>& page) {
            if (!page) {
                qCWarning(log) << "open conversations cannot be looked through:" << page.error().detail;
                return;
            }
            judge(page->conversations());
            if (page->next)
                look(page->next);
        });
}

void AbsenceWatch::judge(const QList<Conversation>& open)
{
    const QMutexLocker lock(&m_mutex);
    for (const auto& conversation : open) {
        if (!conversation.assignee)
            continue;
        const auto& member = conversation.assignee->id;
        // Whoever may not cannot give it back either: to them it is not there.
        if (!m_parts.directory.roster()->mayAnswer(member, conversation.bot.id)) {
            giveBack(conversation);
            continue;
        }
        if (m_parts.presence.isConnected(member)) {
            m_goneSince.remove(member);
            continue;
        }
        const auto since = m_goneSince.value(member, m_clock.elapsed());
        m_goneSince.insert(member, since);
        const auto grace = graceOf(conversation.bot.id);
        if (grace > 0 && m_clock.elapsed() - since >= grace)
            giveBack(conversation);
    }
}

qint64 AbsenceWatch::graceOf(const BotId& bot) const
{
    constexpr qint64 usual = 120;
    const auto known = m_parts.directory.bot(bot);
    bool isNumber = false;
    const auto seconds = known ? known->settings.value(QStringLiteral("grace_seconds")).toInt(&isNumber) : 0;
    return (isNumber ? seconds : usual) * 1000;
}

void AbsenceWatch::giveBack(const Conversation& conversation)
{
    desk::AgentCommand command;
    command.agent.actor.permissions = Permission::TakeFromOthers;
    // Only from this agent: somebody may have taken over in this moment.
    command.verb = desk::Release{conversation.id, conversation.assignee->id};
    m_parts.desk.submit(command, [name = conversation.assignee->name](const Result<desk::AgentAnswer>& done) {
        if (done)
            qCInfo(log) << name << "is gone; a conversation of theirs waits again";
        else if (done.error().kind != Refusal::Kind::Conflict)
            qCWarning(log) << "a conversation of" << name << "cannot be given back:" << done.error().detail;
    });
}

} // namespace baton::relay
