#include "core/protocol/bot/botnotice.h"

#include "core/domain/text.h"
#include "core/protocol/bot/botevents.h"

#include <algorithm>

namespace baton::protocol {

namespace {

constexpr qsizetype maxText = 8000;  ///< characters of one message
constexpr qsizetype maxShort = 200;  ///< characters of a name, an address
constexpr qsizetype maxReason = 500; ///< characters of a reason, a quote, a field
constexpr qsizetype maxFields = 50;

Refused tooLong(const char* what, qsizetype limit)
{
    return refuse(Refusal::Kind::TooLarge, QStringLiteral("\"data.%1\" is longer than %2 characters.")
                                               .arg(QString::fromLatin1(what))
                                               .arg(limit));
}

template <typename Content>
Result<Content> decoded(const CloudEvent& event)
{
    return fromJson<Content>(event.data, QStringLiteral("data"));
}

Result<void> checkContact(const Contact& contact)
{
    const std::pair<const char*, const QString*> texts[] = {{"customer.id", &contact.id.toString()},
                                                            {"customer.name", &contact.name},
                                                            {"customer.email", &contact.email},
                                                            {"customer.phone", &contact.phone},
                                                            {"customer.ip", &contact.ip},
                                                            {"customer.country", &contact.country}};
    for (const auto& [name, text] : texts)
        if (text->size() > maxShort)
            return tooLong(name, maxShort);
    if (contact.fields.size() > maxFields) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("\"data.customer.fields\" has more than %1 fields.").arg(maxFields));
    }
    for (auto it = contact.fields.begin(); it != contact.fields.end(); ++it)
        if (it.key().size() > maxShort || it.value().size() > maxReason)
            return tooLong("customer.fields", maxReason);
    return {};
}

Result<void> checkStarted(const CloudEvent& event)
{
    BATON_TRY_INTO(const auto content, decoded<botevent::ConversationStarted>(event));
    if (content.channel.isEmpty() || content.channel.size() > 64) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"data.channel\" must have 1 to 64 characters, such as WIDGET."));
    }
    return checkContact(content.customer);
}

Result<void> checkMessage(const CloudEvent& event)
{
    BATON_TRY_INTO(const auto content, decoded<botevent::MessageWritten>(event));
    if (isBlank(content.text))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.text\" is empty."));
    if (content.text.size() > maxText)
        return tooLong("text", maxText);
    if (content.confidence && (content.confidence < 0 || content.confidence > 1))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.confidence\" must be from 0 to 1."));
    return {};
}

Result<void> checkEscalation(const CloudEvent& event)
{
    BATON_TRY_INTO(const auto content, decoded<botevent::EscalationRequested>(event));
    if (isBlank(content.reason))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.reason\" is empty."));
    if (content.reason.size() > maxReason)
        return tooLong("reason", maxReason);
    if (content.quote && content.quote->size() > maxReason)
        return tooLong("quote", maxReason);
    return {};
}

template <typename Content>
Result<void> checkShape(const CloudEvent& event)
{
    BATON_TRY(decoded<Content>(event));
    return {};
}

Result<void> checkNothing(const CloudEvent&) { return {}; }

struct Check
{
    QLatin1String type;
    Result<void> (*check)(const CloudEvent&);
};

constexpr std::array<Check, bottype::all.size()> checks{
    {{bottype::conversationStarted, checkStarted},
     {bottype::messageCustomer, checkMessage},
     {bottype::messageBot, checkMessage},
     {bottype::escalationRequested, checkEscalation},
     {bottype::customerPresence, checkShape<botevent::CustomerPresence>},
     {bottype::customerTyping, checkShape<botevent::CustomerTyping>},
     {bottype::conversationEnded, checkNothing},
     {bottype::workflowStarted, checkWorkflowStarted},
     {bottype::workflowStep, checkWorkflowStep},
     {bottype::workflowFinished, checkWorkflowFinished},
     {bottype::autoUpdateRecorded, checkAutoUpdate}}};

} // namespace

Result<void> checkBotEvent(const CloudEvent& event)
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&](const Check& check) { return event.type == check.type; });
    if (found == checks.end()) {
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
    if (event.subject.size() > maxShort && !isOfBot) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("The attribute \"subject\" has more than %1 characters.").arg(maxShort));
    }
    return found->check(event);
}

bool isPassing(const CloudEvent& event)
{
    return event.type == bottype::customerPresence || event.type == bottype::customerTyping;
}

} // namespace baton::protocol
