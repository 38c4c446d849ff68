// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/events.h"
#include "core/protocol/wire/workflows.h"

#include <QByteArray>
#include <variant>

namespace baton::relay::desk {

/// What an event says, by its type: `conversation.*`, `message.*`, `note.*`, `contact.*`, `workflow.*`,
/// `autoupdate.*`. Nothing when the type is one that this program does not know.
using Happening = std::variant<std::monostate, protocol::ConversationChanged, protocol::MessageAdded,
                               protocol::MessageChanged, protocol::NoteAdded, protocol::ContactChanged,
                               protocol::WorkflowChanged, protocol::AutoUpdateChanged>;

/// As JSON, which is how it is kept and sent.
QByteArray toBytes(const Happening& happening);
/// Out of the log; nothing, and a line in the relay's log, when it cannot be read.
Happening happeningFrom(qint64 seq, const QString& type, const QByteArray& data);

struct Event
{
    qint64 seq = 0;
    Instant at;
    QString type;
    Happening happening;
    QByteArray data; ///< the happening as JSON

    /// nullptr when it says something else.
    template <typename Happened>
    const Happened* as() const
    {
        return std::get_if<Happened>(&happening);
    }
};

/// One event that is durable now, with what the parts that react to it need. Observers get them in order.
struct Recorded
{
    Event event;
    ConversationId conversation;
    BotId bot;
    QString subject;      ///< the bot's own key; the conversation's id when it began on the relay's page
    QByteArray visitor;   ///< hash of the visitor's secret when it began on the relay's page
    bool fromBot = false; ///< published by the bot itself, so it need not be told
    DeviceId device = {}; ///< from which an agent did it; its alert has been acted on
};

} // namespace baton::relay::desk
