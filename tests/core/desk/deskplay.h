// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"

#include <atomic>
#include <future>

namespace baton::tests {

/// A desk, one bot and some agents, by a clock of the test's. What happens is known by the bot's own keys.
class DeskPlay
{
public:
    const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    BotRef speaker = shop; ///< whose bot tells
    std::atomic<qint64> clock{1'790'000'000'000};
    QHash<QString, Conversation> now; ///< as the last event says, by subject
    QStringList types;
    QList<protocol::NoteAdded> notes;
    QList<protocol::ContactChanged> contacts;
    LogStage stage;

    DeskPlay() { open(); }

    /// Once more on the same log.
    void open()
    {
        auto options = stage.options();
        options.clock = [this] { return Instant{clock}; };
        m_desk = std::make_unique<relay::Desk>(options);
        m_desk->observe([this](const std::vector<relay::desk::Recorded>& events) {
            for (const auto& recorded : events)
                take(recorded);
        });
        QVERIFY(m_desk->start());
    }
    void close() { m_desk.reset(); }
    relay::Desk& desk() { return *m_desk; }
    qint64 seq() const { return m_desk->lastSeq(); }

    /// What the bot was told of it; empty when all is well.
    QString tell(const QString& type, const QString& subject, const QJsonObject& data)
    {
        relay::desk::BotBatch batch{speaker,
                                    {botEvent(QStringLiteral("/test"), QString::number(++m_next), type,
                                              subject, Instant{clock}, data)}};
        std::promise<Result<relay::desk::BotAnswer>> answer;
        m_desk->submit(batch,
                       [&](Result<relay::desk::BotAnswer> given) { answer.set_value(std::move(given)); });
        const auto got = answer.get_future().get();
        return got ? got->notes.join(u' ') : got.error().detail;
    }
    QString says(const QString& subject, const QString& words)
    {
        return tell(QStringLiteral("baton.message.customer"), subject, {{QStringLiteral("text"), words}});
    }
    QString answers(const QString& subject, const QString& words)
    {
        return tell(QStringLiteral("baton.message.bot"), subject, {{QStringLiteral("text"), words}});
    }
    /// A customer of this contact who waits for a person.
    ConversationId waits(const QString& subject, const QString& contact = {})
    {
        QJsonObject customer;
        if (!contact.isEmpty())
            customer.insert(QStringLiteral("id"), contact);
        tell(QStringLiteral("baton.conversation.started"), subject,
             {{QStringLiteral("channel"), QStringLiteral("WIDGET")}, {QStringLiteral("customer"), customer}});
        tell(QStringLiteral("baton.escalation.requested"), subject,
             {{QStringLiteral("reason"), QStringLiteral("asked")}});
        return now.value(subject).id;
    }

    using Verb = decltype(relay::desk::AgentCommand::verb);
    std::future<Result<relay::desk::AgentAnswer>> submit(const relay::desk::Agent& agent, Verb verb,
                                                         const QString& commandId = {})
    {
        relay::desk::AgentCommand command;
        command.agent = agent;
        command.commandId = CommandId(commandId.isEmpty() ? QString::number(++m_next) : commandId);
        command.verb = std::move(verb);
        auto answer = std::make_shared<std::promise<Result<relay::desk::AgentAnswer>>>();
        m_desk->submit(std::move(command), [answer](Result<relay::desk::AgentAnswer> given) {
            answer->set_value(std::move(given));
        });
        return answer->get_future();
    }
    Result<relay::desk::AgentAnswer> ask(const relay::desk::Agent& agent, Verb verb,
                                         const QString& commandId = {})
    {
        return submit(agent, std::move(verb), commandId).get();
    }
    Result<Conversation> act(const relay::desk::Agent& agent, Verb verb, const QString& commandId = {})
    {
        auto got = ask(agent, std::move(verb), commandId);
        if (!got)
            return Refused(got.error());
        const auto* conversation = std::get_if<Conversation>(&*got);
        return conversation ? *conversation : Conversation();
    }

private:
    void take(const relay::desk::Recorded& recorded)
    {
        types.append(recorded.event.type);
        if (const auto* changed = recorded.event.as<protocol::ConversationChanged>())
            now[recorded.subject] = changed->conversation;
        else if (const auto* note = recorded.event.as<protocol::NoteAdded>())
            notes.append(*note);
        else if (const auto* contact = recorded.event.as<protocol::ContactChanged>())
            contacts.append(*contact);
    }

    std::unique_ptr<relay::Desk> m_desk;
    int m_next = 0;
};

inline relay::desk::Agent person(const QString& name, Role role = Role::Agent, qint64 capacity = 0)
{
    return {{{MemberId(name.toLower()), name}, permissionsOf(role), capacity}, std::nullopt};
}

} // namespace baton::tests
