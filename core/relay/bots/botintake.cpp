// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botintake.h"

#include "core/desk/desk.h"
#include "core/protocol/bot/botnotice.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/conversationindex.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/parts/metrics.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(botLog, "baton.bot")

using protocol::BatchRefusal;
using protocol::CloudEvent;

/// What only passes, and about what of the bot's.
struct PassingEvent
{
    QString subject;
    protocol::botevent::Passing content;
};

void tell(RelayParts& parts, const BotId& bot, const ConversationId& id,
          const protocol::botevent::CustomerPresence& there)
{
    parts.desk.setCustomerOnline(id, there.online);
    protocol::Presence presence;
    presence.conversation = id;
    presence.online = there.online;
    parts.passing.publish({bot, MemberId(), presence});
}

void tell(RelayParts& parts, const BotId& bot, const ConversationId& id,
          const protocol::botevent::CustomerTyping& typing)
{
    parts.passing.publish(
        {bot, MemberId(), protocol::Typing{id, Author{AuthorKind::Customer, {}}, typing.on}});
}

/// Tells who listens now. Of a conversation that nobody knows there is nothing to tell.
void passOn(RelayParts& parts, const BotId& bot, const PassingEvent& event)
{
    const auto tellOf = [&parts, bot, content = event.content](const ConversationId& id) {
        std::visit([&](const auto& what) { tell(parts, bot, id, what); }, content);
    };
    if (const auto entry = parts.index.find(bot, event.subject))
        return tellOf(entry->id);
    // Quiet for so long that it is not known by heart any more.
    parts.directory.findConversation(bot, event.subject,
                                     [&parts, tellOf](std::optional<ConversationAddress> found) {
                                         if (!found)
                                             return;
                                         parts.index.learn(found->id, found->bot, found->subject);
                                         tellOf(found->id);
                                     });
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

BotIntake::BotIntake(RelayParts& parts) : m_parts(parts), m_files(parts) { m_clock.start(); }

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
    desk::BotBatch batch{bot.ref(), {}};
    QList<PassingEvent> passing;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const auto& event = events.at(i);
        auto content = protocol::readBotEvent(event);
        if (!content) {
            ++m_parts.metrics.botBatchesRefused;
            return reply(tl::unexpected(BatchRefusal{i, content.error()}));
        }
        if (auto* passes = std::get_if<protocol::botevent::Passing>(&*content))
            passing.append({event.subject, *passes});
        else
            batch.events.append({event.source, event.id, event.subject, event.time.value_or(Instant::now()),
                                 std::get<protocol::botevent::Lasting>(std::move(*content))});
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
    const auto brought = m_files.bring(std::move(batch), [this, finish, reply](const BotFiles::Brought& all) {
        submit(all, finish, reply);
    });
    if (!brought) {
        ++m_parts.metrics.botBatchesRefused;
        reply(tl::unexpected(BatchRefusal{std::nullopt, brought.error()}));
    }
}

void BotIntake::submit(const BotFiles::Brought& brought, const std::function<void(desk::BotAnswer)>& finish,
                       const std::function<void(Answer)>& reply)
{
    // The batch itself is wanted once only.
    BotFiles::Brought rest{{brought.batch.bot, {}}, brought.files, brought.promised, brought.notes};
    m_parts.desk.submit(brought.batch,
                        [this, finish, reply, rest = std::move(rest)](Result<desk::BotAnswer> answer) {
                            m_files.settle(rest);
                            if (answer) {
                                answer->notes += rest.notes;
                                return finish(*answer);
                            }
                            ++m_parts.metrics.botBatchesRefused;
                            // Whatever is wrong with one event was found at the door.
                            reply(tl::unexpected(BatchRefusal{std::nullopt, answer.error()}));
                        });
}

} // namespace baton::relay
