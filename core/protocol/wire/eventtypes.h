// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

/// What kinds of events there are.
namespace baton::protocol {

namespace eventtype {
inline constexpr QLatin1String conversationStarted("conversation.started");
inline constexpr QLatin1String conversationEscalated("conversation.escalated");
inline constexpr QLatin1String conversationClaimed("conversation.claimed");
inline constexpr QLatin1String conversationReleased("conversation.released");
inline constexpr QLatin1String conversationHandedBack("conversation.handed_back");
inline constexpr QLatin1String conversationResolved("conversation.resolved");
inline constexpr QLatin1String conversationReopened("conversation.reopened");
/// What is known of the customer, or their channel, has changed; nothing of its life has.
inline constexpr QLatin1String conversationUpdated("conversation.updated");
inline constexpr QLatin1String conversationTagged("conversation.tagged");
/// An agent gave it to a colleague, or took it over.
inline constexpr QLatin1String conversationAssigned("conversation.assigned");
inline constexpr QLatin1String conversationSnoozed("conversation.snoozed");
inline constexpr QLatin1String conversationRated("conversation.rated");
inline constexpr QLatin1String messageAdded("message.added");
/// Its author took it back: text and files are gone.
inline constexpr QLatin1String messageWithdrawn("message.withdrawn");
/// One of its files was judged.
inline constexpr QLatin1String messageUpdated("message.updated");
/// Never leaves the house: agents alone are told of it.
inline constexpr QLatin1String noteAdded("note.added");
/// One of its files was judged.
inline constexpr QLatin1String noteUpdated("note.updated");
inline constexpr QLatin1String contactUpdated("contact.updated");
/// A note on the contact; as noteAdded.
inline constexpr QLatin1String contactNoted("contact.noted");
/// Stands for an event this member may not see, so that their numbers stay gapless.
inline constexpr QLatin1String withheld("withheld");

/// A step of a conversation's life, as a transcript shows it; what is known of it is none.
inline bool isStep(const QString& type) { return type != conversationUpdated; }
/// A step that colleagues alone are shown.
inline bool isInside(const QString& type)
{
    return type == conversationTagged || type == conversationSnoozed;
}
} // namespace eventtype

} // namespace baton::protocol
