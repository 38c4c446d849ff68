#include "core/desk/log/rules.h"
#include "core/desk/verbs/autoupdateevents.h"
#include "core/desk/verbs/workflowevents.h"
#include "core/protocol/bot/botevents.h"

namespace baton::relay::desk {

namespace {

using namespace protocol::botevent;

Result<BotTaken> silently(const Result<void>& done)
{
    return done ? Result<BotTaken>(BotTaken()) : Refused(done.error());
}

BotTaken said(const Message& message) { return {message}; }

template <typename T>
Result<T> dataOf(const BotEvent& event)
{
    return protocol::fromJson<T>(event.data, QStringLiteral("data"));
}

/// Events may arrive before the one that starts the conversation; it begins with the first of them.
Result<Stored*> conversationOfSubject(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant at)
{
    if (event.subject.isEmpty() || event.subject.size() > maxName)
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("\"subject\" must be your key of the conversation, 1 to 200 characters."));
    auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found || *found)
        return found;
    return ledger.create(bot, QStringLiteral("API"), {}, event.subject, {}, at, true);
}

Result<BotTaken> started(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    const auto data = dataOf<ConversationStarted>(event);
    if (!data)
        return Refused(data.error());
    BATON_TRY(checkText(data->channel, QStringLiteral("\"data.channel\""), maxName));
    BATON_TRY(checkContact(data->customer));
    if (event.subject.isEmpty() || event.subject.size() > maxName)
        return refuse(
            Refusal::Kind::Invalid,
            QStringLiteral("\"subject\" must be your key of the conversation, 1 to 200 characters."));
    const auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found)
        return Refused(found.error());
    if (*found) {
        // It began with what a message could tell; who the customer is comes only now.
        const auto described = describe(ledger, **found, data->channel, data->customer, true);
        return described ? Result<BotTaken>(BotTaken()) : Refused(described.error());
    }
    const auto created =
        ledger.create(bot, data->channel, data->customer, event.subject, {}, writtenAt(event.at, now), true);
    return created ? Result<BotTaken>(BotTaken()) : Refused(created.error());
}

Result<BotTaken> customerWrote(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    const auto data = dataOf<MessageWritten>(event);
    if (!data)
        return Refused(data.error());
    BATON_TRY(checkText(data->text, QStringLiteral("\"data.text\""), maxMessage));
    const auto at = writtenAt(data->at, now);
    const auto stored = conversationOfSubject(ledger, bot, event, at);
    if (!stored)
        return Refused(stored.error());
    return customerSays(ledger, **stored, data->text, at, true).map(&said);
}

Result<BotTaken> botWrote(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    const auto data = dataOf<MessageWritten>(event);
    if (!data)
        return Refused(data.error());
    BATON_TRY(checkText(data->text, QStringLiteral("\"data.text\""), maxMessage));
    if (data->confidence && (*data->confidence < 0 || *data->confidence > 1))
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"data.confidence\" must be between 0 and 1."));
    const auto at = writtenAt(data->at, now);
    const auto stored = conversationOfSubject(ledger, bot, event, at);
    if (!stored)
        return Refused(stored.error());
    BATON_TRY_INTO(const auto next, advance(ledger, **stored, Trigger::BotWrites, {}, at));
    return ledger.say(**stored, {AuthorKind::Bot, bot.name}, data->text, at, data->confidence, true)
        .map(&said);
}

Result<BotTaken> escalated(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    const auto data = dataOf<EscalationRequested>(event);
    if (!data)
        return Refused(data.error());
    BATON_TRY(checkText(data->reason, QStringLiteral("\"data.reason\""), maxReason));
    if (data->quote && data->quote->size() > maxReason)
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("\"data.quote\" has more than 500 characters."));
    const auto stored = conversationOfSubject(ledger, bot, event, now);
    if (!stored)
        return Refused(stored.error());
    return silently(escalate(ledger, **stored, data->reason, data->quote, now, true));
}

Result<BotTaken> ended(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    const auto found = ledger.findBySubject(bot.id, event.subject);
    if (!found)
        return Refused(found.error());
    if (!*found)
        return notFound();
    BATON_TRY_INTO(const auto next, advance(ledger, **found, Trigger::BotEnds, {}, now));
    if (!next.changed)
        return BotTaken();
    return silently(ledger.record(protocol::eventtype::conversationResolved, **found, std::nullopt, true));
}

} // namespace

Result<BotTaken> perform(Ledger& ledger, const BotRef& bot, const BotEvent& event, Instant now)
{
    using Handler = Result<BotTaken> (*)(Ledger&, const BotRef&, const BotEvent&, Instant);
    static const QHash<QString, Handler> handlers{
        {QStringLiteral("baton.conversation.started"), &started},
        {QStringLiteral("baton.message.customer"), &customerWrote},
        {QStringLiteral("baton.message.bot"), &botWrote},
        {QStringLiteral("baton.escalation.requested"), &escalated},
        {QStringLiteral("baton.conversation.ended"), &ended},
        {QStringLiteral("baton.workflow.started"), &workflowStarted},
        {QStringLiteral("baton.workflow.step"), &workflowStepped},
        {QStringLiteral("baton.workflow.finished"), &workflowFinished},
        {QStringLiteral("baton.autoupdate.recorded"), &autoUpdateRecorded},
    };
    const auto handler = handlers.value(event.type);
    if (!handler)
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("This relay does not take events of type \"%1\".").arg(event.type));
    return handler(ledger, bot, event, now);
}

} // namespace baton::relay::desk
