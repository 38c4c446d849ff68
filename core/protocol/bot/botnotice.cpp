// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botnotice.h"

#include "core/domain/limits.h"
#include "core/domain/text.h"

#include <algorithm>

namespace baton::protocol {

namespace {

using botevent::Content;
using botevent::Lasting;
using botevent::Passing;

QString data(const char* field) { return QStringLiteral("\"data.%1\"").arg(QLatin1String(field)); }

Result<Content> readStarted(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::ConversationStarted>(event));
    if (content.channel.isEmpty() || content.channel.size() > 64) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"data.channel\" must have 1 to 64 characters, such as WIDGET."));
    }
    BATON_TRY(limits::checkContact(content.customer, data("customer.%1")));
    return Lasting(std::move(content));
}

template <typename Wrote>
Result<Content> readMessage(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::MessageWritten>(event));
    BATON_TRY(limits::check(content.text, data("text"), limits::message));
    if (content.confidence && (content.confidence < 0 || content.confidence > 1))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.confidence\" must be from 0 to 1."));
    if (!content.buttons.isEmpty() && !std::is_same_v<Wrote, botevent::BotWrote>)
        return refuse(Refusal::Kind::Invalid, QStringLiteral("Only a bot's message offers buttons."));
    BATON_TRY(limits::checkButtons(content.buttons, data("buttons")));
    return Lasting(Wrote{std::move(content)});
}

Result<Content> readEscalation(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::EscalationRequested>(event));
    BATON_TRY(limits::check(content.reason, data("reason"), limits::reason));
    if (content.quote)
        BATON_TRY(limits::checkLength(*content.quote, data("quote"), limits::reason));
    return Lasting(std::move(content));
}

Result<Content> readEnd(const CloudEvent&) { return Lasting(botevent::ConversationEnded()); }

template <typename Data>
Result<Content> readPassing(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<Data>(event));
    return Passing(content);
}

template <auto read>
Result<Content> readActivity(const CloudEvent& event)
{
    auto content = read(event);
    if (!content)
        return Refused(content.error());
    // Not through a value of its own, of which GCC at its best optimising says that parts are uninitialised.
    return Lasting(*std::move(content));
}

struct Reader
{
    QLatin1String type;
    Result<Content> (*read)(const CloudEvent&);
};

constexpr std::array<Reader, bottype::all.size()> readers{
    {{bottype::conversationStarted, readStarted},
     {bottype::messageCustomer, readMessage<botevent::CustomerWrote>},
     {bottype::messageBot, readMessage<botevent::BotWrote>},
     {bottype::escalationRequested, readEscalation},
     {bottype::customerPresence, readPassing<botevent::CustomerPresence>},
     {bottype::customerTyping, readPassing<botevent::CustomerTyping>},
     {bottype::conversationEnded, readEnd},
     {bottype::workflowStarted, readActivity<readWorkflowStarted>},
     {bottype::workflowStep, readActivity<readWorkflowStep>},
     {bottype::workflowFinished, readActivity<readWorkflowFinished>},
     {bottype::autoUpdateRecorded, readActivity<readAutoUpdate>}}};

} // namespace

Result<botevent::Content> readBotEvent(const CloudEvent& event)
{
    const auto found = std::find_if(readers.begin(), readers.end(),
                                    [&](const Reader& reader) { return event.type == reader.type; });
    if (found == readers.end()) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("This relay does not know the type \"%1\".").arg(beginningOf(event.type, 100)));
    }
    const bool isOfBot =
        std::find(bottype::ofBot.begin(), bottype::ofBot.end(), event.type) != bottype::ofBot.end();
    if (event.subject.isEmpty() && !isOfBot) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("The attribute \"subject\" is missing: it is your key for the conversation."));
    }
    if (event.subject.size() > limits::name && !isOfBot) {
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("The attribute \"subject\" has more than %1 characters.").arg(limits::name));
    }
    return found->read(event);
}

} // namespace baton::protocol
