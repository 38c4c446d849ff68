#include "core/relay/bots/botintake.h"

#include "core/desk/desk.h"
#include "core/protocol/bot/botevents.h"
#include "core/protocol/bot/botnotice.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/conversationindex.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/parts/metrics.h"

#include <QLoggingCategory>
#include <QRegularExpression>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(botLog, "baton.bot")

using protocol::BatchRefusal;
using protocol::CloudEvent;

void tell(RelayParts& parts, const BotId& bot, const ConversationId& id, const CloudEvent& event)
{
    if (event.type == protocol::bottype::customerPresence) {
        const bool online = event.data.value(QLatin1String("online")).toBool();
        parts.desk.setCustomerOnline(id, online);
        protocol::Presence presence;
        presence.conversation = id;
        presence.online = online;
        parts.passing.publish({bot, MemberId(), presence});
        return;
    }
    const bool on = event.data.value(QLatin1String("on")).toBool();
    parts.passing.publish({bot, MemberId(), protocol::Typing{id, Author{AuthorKind::Customer, {}}, on}});
}

/// Tells who listens now. Of a conversation that nobody knows there is nothing to tell.
void passOn(RelayParts& parts, const BotId& bot, const CloudEvent& event)
{
    if (const auto entry = parts.index.find(bot, event.subject))
        return tell(parts, bot, entry->id, event);
    // Quiet for so long that it is not known by heart any more.
    parts.directory.findConversation(bot, event.subject,
                                     [&parts, bot, event](std::optional<ConversationAddress> found) {
                                         if (!found)
                                             return;
                                         parts.index.learn(found->id, found->bot, found->subject);
                                         tell(parts, bot, found->id, event);
                                     });
}

/// The desk counts the batch it was given; the bot counts what it sent.
BatchRefusal asSent(Refusal refusal, const QList<qsizetype>& places)
{
    static const QRegularExpression counted(QStringLiteral("^Event (\\d+) "));
    const auto match = counted.match(refusal.detail);
    if (places.size() == 1)
        return {places.first(), std::move(refusal)};
    const auto place = match.hasMatch() ? match.captured(1).toLongLong() : -1;
    if (place < 0 || place >= places.size())
        return {std::nullopt, std::move(refusal)};
    const auto sent = places.at(place);
    refusal.detail.replace(0, match.capturedLength(), QStringLiteral("Event %1 ").arg(sent));
    return {sent, std::move(refusal)};
}

desk::BotEvent lasting(const CloudEvent& event)
{
    return {event.source, event.id, event.type, event.subject, event.time.value_or(Instant::now()),
            event.data};
}

} // namespace

QJsonObject toJson(const desk::BotAnswer& answer)
{
    QJsonObject object{{QStringLiteral("accepted"), answer.accepted},
                       {QStringLiteral("duplicates"), answer.duplicates}};
    if (!answer.notes.isEmpty())
        object.insert(QStringLiteral("notes"), QJsonArray::fromStringList(answer.notes));
    return object;
}

BotIntake::BotIntake(RelayParts& parts) : m_parts(parts) { m_clock.start(); }

void BotIntake::log(const BotId& bot, const QStringList& notes)
{
    QString line;
    {
        const std::lock_guard lock(m_mutex);
        line = m_oddities.line(bot, notes, m_clock.elapsed());
    }
    // Quoted: it has the bot's own words in it.
    if (!line.isEmpty())
        qCInfo(botLog) << "bot" << bot.toString() << "was told:" << line;
}

void BotIntake::take(const Bot& bot, const QList<CloudEvent>& events, std::function<void(Answer)> reply)
{
    desk::BotBatch batch{BotRef{bot.id, bot.name}, {}};
    QList<CloudEvent> passing;
    QList<qsizetype> places; ///< of the batch's events in what was sent
    for (qsizetype i = 0; i < events.size(); ++i) {
        const auto& event = events.at(i);
        if (const auto ok = protocol::checkBotEvent(event); !ok) {
            ++m_parts.metrics.botBatchesRefused;
            return reply(tl::unexpected(BatchRefusal{i, ok.error()}));
        }
        if (protocol::isPassing(event)) {
            passing.append(event);
        } else {
            batch.events.append(lasting(event));
            places.append(i);
        }
    }
    const auto finish = [this, id = bot.id, passing, reply](desk::BotAnswer answer) {
        for (const auto& event : passing)
            passOn(m_parts, id, event);
        answer.accepted += passing.size();
        m_parts.metrics.botEventsAccepted += answer.accepted;
        m_parts.metrics.botEventsDuplicate += answer.duplicates;
        log(id, answer.notes);
        reply(answer);
    };
    if (batch.events.isEmpty())
        return finish({});
    m_parts.desk.submit(std::move(batch), [this, finish, reply, places](Result<desk::BotAnswer> answer) {
        if (answer)
            return finish(*answer);
        ++m_parts.metrics.botBatchesRefused;
        reply(tl::unexpected(asSent(answer.error(), places)));
    });
}

} // namespace baton::relay
