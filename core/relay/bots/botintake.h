// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/bot/cloudevents.h"
#include "core/relay/bots/botfiles.h"
#include "core/relay/bots/oddities.h"
#include "core/relay/directory/member.h"
#include "core/relay/parts/relayparts.h"

#include <QElapsedTimer>
#include <functional>
#include <mutex>

namespace baton::relay {

/// As bots get it: accepted, duplicates, and notes if there are any.
QJsonObject toJson(const desk::BotAnswer& answer);

/// Takes what bots publish, by HTTP and by socket: checks every event, gives the lasting ones to the desk as
/// one batch, and passes on the passing ones once that batch is durable. Thread-safe.
class BotIntake
{
public:
    explicit BotIntake(RelayParts& parts);

    using Answer = tl::expected<desk::BotAnswer, protocol::BatchRefusal>;
    /// @p reply may be called at once or on the desk thread; it must only post.
    void take(const Bot& bot, const QList<protocol::CloudEvent>& events, std::function<void(Answer)> reply);

private:
    void log(const BotId& bot, const QStringList& notes);
    void submit(const BotFiles::Brought& brought, const std::function<void(desk::BotAnswer)>& finish,
                const std::function<void(Answer)>& reply);

    RelayParts& m_parts;
    BotFiles m_files;
    std::mutex m_mutex;
    Oddities m_oddities; ///< the mutex's
    QElapsedTimer m_clock;
};

} // namespace baton::relay
