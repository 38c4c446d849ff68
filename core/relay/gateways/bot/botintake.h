#pragma once

#include "core/protocol/bot/cloudevents.h"
#include "core/relay/desk/commands.h"
#include "core/relay/directory/member.h"
#include "core/relay/gateways/relayparts.h"

#include <functional>

namespace baton::relay {

/// As bots get it: accepted, duplicates, and notes if there are any.
QJsonObject toJson(const desk::BotAnswer& answer);

/// Takes what bots publish, by HTTP and by socket: checks every event, gives the lasting ones to the desk as
/// one batch, and passes on the passing ones once that batch is durable. Thread-safe.
class BotIntake
{
public:
    explicit BotIntake(RelayParts& parts) : m_parts(parts) {}

    using Answer = tl::expected<desk::BotAnswer, protocol::BatchRefusal>;
    /// @p reply may be called at once or on the desk thread; it must only post.
    void take(const Bot& bot, const QList<protocol::CloudEvent>& events, std::function<void(Answer)> reply);

private:
    RelayParts& m_parts;
};

} // namespace baton::relay
