// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/logstage.h"

#include <QtTest>
#include <future>

namespace baton::tests {

/// A desk with one bot, an agent, and customers on the relay's own page.
class CustomerDesk
{
public:
    using Answer = Result<relay::desk::CustomerAnswer>;

    /// Before anything else; false when it does not start.
    bool open()
    {
        m_desk = std::make_unique<relay::Desk>(m_stage.options());
        m_desk->observe([this](const std::vector<relay::desk::Recorded>& events) {
            for (const auto& recorded : events)
                m_events.push_back(recorded);
        });
        return bool(m_desk->start());
    }
    void close() { m_desk.reset(); }
    LogStage& stage() { return m_stage; }
    relay::Desk& desk() { return *m_desk; }

    Answer visitor(const QString& secret, decltype(relay::desk::CustomerCommand::verb) verb)
    {
        std::promise<Answer> done;
        m_desk->submit(relay::desk::CustomerCommand{shop, secret, {}, std::move(verb)},
                       [&](Answer answer) { done.set_value(std::move(answer)); });
        return done.get_future().get();
    }
    Answer says(const QString& secret, const QString& text)
    {
        return visitor(secret, relay::desk::CustomerWrites{QString::number(++m_next), text});
    }
    Conversation now(const QString& secret)
    {
        const auto answer = visitor(secret, relay::desk::VisitorArrives{});
        return answer ? answer->conversation.value_or(Conversation()) : Conversation();
    }
    QList<Message> transcript(const QString& secret)
    {
        const auto answer = visitor(secret, relay::desk::VisitorArrives{});
        return answer ? answer->messages : QList<Message>();
    }
    /// By the bot, about the conversation of this visitor; what it was told of it.
    Result<relay::desk::BotAnswer> bot(const QString& type, const QString& subject, const QJsonObject& data)
    {
        std::promise<Result<relay::desk::BotAnswer>> done;
        m_desk->submit(relay::desk::BotBatch{shop,
                                             {botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                                       type, subject, Instant::now(), data)}},
                       [&](Result<relay::desk::BotAnswer> answer) { done.set_value(std::move(answer)); });
        return done.get_future().get();
    }
    Result<relay::desk::AgentAnswer> ana(decltype(relay::desk::AgentCommand::verb) verb,
                                         QString commandId = {})
    {
        if (commandId.isEmpty())
            commandId = QString::number(++m_next);
        std::promise<Result<relay::desk::AgentAnswer>> done;
        const relay::desk::Agent agent{
            {{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")}, permissionsOf(Role::Agent)},
            std::nullopt};
        m_desk->submit(relay::desk::AgentCommand{agent, CommandId(commandId), std::move(verb)},
                       [&](Result<relay::desk::AgentAnswer> answer) { done.set_value(std::move(answer)); });
        return done.get_future().get();
    }
    /// A person takes it and ends it.
    bool endByPerson(const QString& secret)
    {
        const auto id = now(secret).id;
        return visitor(secret, relay::desk::CustomerAsksForPerson{}) && ana(relay::desk::Claim{id}) &&
               ana(relay::desk::Resolve{id});
    }

    std::vector<relay::desk::Recorded> events() const { return m_events; }
    QStringList types() const
    {
        QStringList all;
        for (const auto& recorded : m_events)
            all.append(recorded.event.type);
        return all;
    }

    const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};

private:
    LogStage m_stage;
    std::unique_ptr<relay::Desk> m_desk;
    std::vector<relay::desk::Recorded> m_events;
    int m_next = 0;
};

} // namespace baton::tests
