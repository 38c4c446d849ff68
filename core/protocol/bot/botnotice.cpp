// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botnotice.h"

#include "core/domain/limits.h"
#include "core/domain/tags.h"
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

Result<void> checkNamed(const QList<botevent::NamedFile>& files)
{
    constexpr qsizetype longestAddress = 2'048;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto& file = files.at(i);
        const auto what = QStringLiteral("\"data.attachments[%1].%2\"").arg(i);
        if (file.url.has_value() == file.data.has_value())
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("%1 or \"data\" must be there, and not both.")
                              .arg(what.arg(QLatin1String("url"))));
        BATON_TRY(limits::checkLength(file.name, what.arg(QLatin1String("name")), limits::name));
        BATON_TRY(limits::checkLength(file.url.value_or(QString()), what.arg(QLatin1String("url")),
                                      longestAddress));
        const auto bytes = file.data.value_or(QStringLiteral("AA==")).toLatin1();
        if (bytes.isEmpty() ||
            !QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors))
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("%1 must be base64.").arg(what.arg(QLatin1String("data"))));
    }
    return {};
}

template <typename Wrote>
Result<Content> readMessage(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::MessageWritten>(event));
    BATON_TRY(limits::checkMessage(content.text, content.attachments.size(), data("text")));
    BATON_TRY(checkNamed(content.attachments));
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

Result<Content> readTagged(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::ConversationTagged>(event));
    // By themselves; with those that are there the desk looks once more.
    if (const auto fit = changedTags({}, content.tags, {}); !fit) {
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.tags\": %1").arg(fit.error().detail));
    }
    return Lasting(std::move(content));
}

Result<Content> readContact(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::ContactUpdated>(event));
    Contact told;
    told.name = content.name.value_or(QString());
    told.email = content.email.value_or(QString());
    told.phone = content.phone.value_or(QString());
    told.fields = content.fields;
    BATON_TRY(limits::checkContact(told, data("%1")));
    return Lasting(std::move(content));
}

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
     {bottype::autoUpdateRecorded, readActivity<readAutoUpdate>},
     {bottype::conversationTagged, readTagged},
     {bottype::contactUpdated, readContact}}};

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
