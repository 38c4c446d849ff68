// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/customer/customermessages.h"
#include "core/relay/files/filelinks.h"
#include "core/relay/words/notices.h"

#include <QByteArray>
#include <QList>
#include <optional>

namespace baton::relay {

inline constexpr char customerNamespace[] = "/customer";

/// One durable event as a customer gets it: packets of the namespace /customer, encoded once for every tab.
struct CustomerNews
{
    qint64 seq = 0;
    std::optional<Conversation> conversation; ///< as it is after any event but a message
    QList<QByteArray> packets;
};

/// A packet of /customer. Pure; any thread.
QByteArray customerPacket(const QString& name, const QJsonObject& payload);

/// Nothing when a customer is not told of the event.
/// @param clientId the page's own id of a message, when it is known
std::optional<CustomerNews> customerNews(const desk::Recorded& recorded, const Notices& notices,
                                         const std::optional<QString>& clientId, const FileLinks& links);

/// Whether the page is to ask for a rating after this step of its life; nothing where that stays as it was.
std::optional<protocol::customer::RatingAsked>
ratingAfter(const QString& type, const std::optional<MemberRef>& by, const std::optional<Rating>& rating);
protocol::customer::StateChanged customerState(const Conversation& conversation);
QByteArray statePacket(const Conversation& conversation);
/// Its files with links that a customer can follow for some days, whether the chat is open or not.
protocol::customer::CustomerMessage customerMessage(const Message& message, const FileLinks& links);

} // namespace baton::relay
