// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/bots/botstage.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/directory/directory.h"

namespace baton::tests {

using namespace relay;

BotStage::BotStage() : m_gateway(parts())
{
    parts().desk.observe([this](const std::vector<desk::Recorded>& events) { m_gateway.committed(events); });
    parts().passing.watch([this](const PassingNote& note) { m_gateway.passed(note); });
    parts().directory.watch([this] { m_gateway.directoryChanged(); });
    m_gateway.serve(m_router);
}

BotStage::~BotStage()
{
    stopServing();
    m_gateway.stop();
    close();
}

QJsonObject BotStage::event(const char* type, const QString& subject, const QJsonObject& data)
{
    return testing::cloudEvent(QString::number(++m_events), QString::fromLatin1(type), subject, data);
}

testing::HttpAnswer BotStage::publish(const QJsonArray& events) const
{
    return testing::publish(url(), botKey(), events);
}

QStringList BotStage::transcript()
{
    std::promise<QStringList> lines;
    parts().reading.get({}, {conversation(), std::nullopt, 100}, [&](const Result<protocol::GetResult>& got) {
        QStringList texts;
        for (const auto& message : got ? got->messages : QList<Message>())
            texts.append(message.text);
        lines.set_value(texts);
    });
    return lines.get_future().get();
}

} // namespace baton::tests
