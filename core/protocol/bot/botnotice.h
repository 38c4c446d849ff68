// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/bot/activitynotice.h"
#include "core/protocol/bot/botevents.h"
#include "core/protocol/bot/cloudevents.h"
#include "core/protocol/wire/events.h"

#include <array>

/// What the relay tells a bot, by webhook or as the notification `event` on `/v1/bot`.
namespace baton::protocol {

/// The `data` of a notice. Which fields are there depends on the type; all but `agents` name a conversation.
struct BotNoticeContent
{
    ConversationId conversation;
    QString subject; ///< the bot's own key for the conversation
    std::optional<Message> message;
    std::optional<Author> author; ///< typing
    std::optional<bool> on;       ///< typing
    std::optional<MemberRef> agent;
    std::optional<QString> reason; ///< conversation.escalated
    std::optional<QList<Message>> transcript;
    std::optional<bool> more; ///< conversation.handed_back: another with the next part of it follows
    std::optional<ButtonChoice> button; ///< message.added: the customer pressed it
    std::optional<Rating> rating;       ///< conversation.rated
    std::optional<Contact> contact;     ///< conversation.started and conversation.updated
    std::optional<QString> kind;        ///< notice: waiting, transferred, resolved, handed_back
    std::optional<QString> text;        ///< notice: the words for the customer
    std::optional<qint64> online;       ///< agents: how many could answer now
};
template <>
struct Wire<BotNoticeContent>
{
    static constexpr auto fields = std::make_tuple(
        defaulted("conversation", &BotNoticeContent::conversation),
        defaulted("subject", &BotNoticeContent::subject), field("message", &BotNoticeContent::message),
        field("author", &BotNoticeContent::author), field("on", &BotNoticeContent::on),
        field("agent", &BotNoticeContent::agent), field("reason", &BotNoticeContent::reason),
        field("transcript", &BotNoticeContent::transcript), field("more", &BotNoticeContent::more),
        field("button", &BotNoticeContent::button), field("rating", &BotNoticeContent::rating),
        field("contact", &BotNoticeContent::contact), field("kind", &BotNoticeContent::kind),
        field("text", &BotNoticeContent::text), field("online", &BotNoticeContent::online));
};

struct BotNotice
{
    QString type;
    Instant timestamp;
    BotNoticeContent content;
};
template <>
struct Wire<BotNotice>
{
    static constexpr auto fields =
        std::make_tuple(field("type", &BotNotice::type), field("timestamp", &BotNotice::timestamp),
                        field("data", &BotNotice::content));
};

namespace botnotice {
inline constexpr QLatin1String typing("typing");
/// What the customer is to be told, in the bot's own wording: for a bot that brings it to them itself.
inline constexpr QLatin1String notice("notice");
/// How many people could answer now. Passing; of no conversation.
inline constexpr QLatin1String agents("agents");

/// Every type a bot is told of, in the order the documents list them.
inline constexpr std::array<QLatin1String, 15> types{eventtype::messageAdded,
                                                     typing,
                                                     eventtype::conversationStarted,
                                                     eventtype::conversationEscalated,
                                                     eventtype::conversationClaimed,
                                                     eventtype::conversationReleased,
                                                     eventtype::conversationHandedBack,
                                                     eventtype::conversationResolved,
                                                     eventtype::conversationReopened,
                                                     eventtype::conversationRated,
                                                     eventtype::conversationUpdated,
                                                     eventtype::messageUpdated,
                                                     eventtype::messageWithdrawn,
                                                     notice,
                                                     agents};

/// The methods of the socket `/v1/bot`.
inline constexpr QLatin1String eventMethod("event");
inline constexpr QLatin1String publishMethod("events.publish");
} // namespace botnotice

/// The one door for what bots publish: reads an event's `data` by its type, and checks both and the envelope:
/// subject given, sizes, field types.
/// @return a refusal of kind Invalid or TooLarge; an unknown type is Invalid
Result<botevent::Content> readBotEvent(const CloudEvent& event);

namespace bottype {
inline constexpr QLatin1String conversationStarted("baton.conversation.started");
inline constexpr QLatin1String messageCustomer("baton.message.customer");
inline constexpr QLatin1String messageBot("baton.message.bot");
inline constexpr QLatin1String escalationRequested("baton.escalation.requested");
inline constexpr QLatin1String customerPresence("baton.customer.presence");
inline constexpr QLatin1String customerTyping("baton.customer.typing");
inline constexpr QLatin1String conversationEnded("baton.conversation.ended");
inline constexpr QLatin1String conversationTagged("baton.conversation.tagged");
inline constexpr QLatin1String contactUpdated("baton.contact.updated");

/// Every type a bot may publish; the documents' test reads it.
inline constexpr std::array<QLatin1String, 13> all{
    conversationStarted, messageCustomer,    messageBot,      escalationRequested, customerPresence,
    customerTyping,      conversationEnded,  workflowStarted, workflowStep,        workflowFinished,
    autoUpdateRecorded,  conversationTagged, contactUpdated};
/// These are of a bot, not of one conversation: they need no subject.
inline constexpr std::array<QLatin1String, 4> ofBot{workflowStarted, workflowStep, workflowFinished,
                                                    autoUpdateRecorded};
} // namespace bottype

} // namespace baton::protocol
