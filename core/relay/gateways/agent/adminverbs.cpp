#include "core/relay/desk/readingroom.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/directory.h"
#include "core/relay/gateways/agent/agentverbs.h"
#include "core/relay/gateways/passing.h"
#include "core/relay/push/deliverynames.h"
#include "core/relay/push/pushbridge.h"

namespace baton::relay {

namespace {

/// What a customer said is for those of the bot.
void leaveOutWords(QList<protocol::Delivery>& deliveries, const AgentAccess& access)
{
    for (auto& delivery : deliveries) {
        if (access.maySee(delivery.bot))
            continue;
        delivery.title.reset();
        delivery.words.reset();
    }
}

void nameMembers(QList<protocol::Delivery>& deliveries, const Roster& roster)
{
    for (auto& delivery : deliveries) {
        if (const auto* member = roster.member(delivery.member))
            delivery.memberName = member->name;
    }
}

} // namespace

void verb(method::Deliveries, AgentCaller& caller, const protocol::DeliveriesParams& params,
          Answerer<protocol::DeliveriesResult> reply)
{
    auto& parts = caller.parts();
    parts.push.list(params, [reply = std::move(reply), access = caller.access(), &reading = parts.reading,
                             number = caller.number(),
                             roster = parts.directory.roster()](Result<protocol::DeliveriesResult> page) {
        if (!page)
            return reply(std::move(page));
        nameMembers(page->items, *roster);
        reading.read(
            [reply, access, page = std::move(*page)](storage::Database* database) mutable {
                // When nobody has the time to look: they still say who was told, and what became of it.
                if (const auto named = database ? nameDeliveries(*database, page.items) : Result<void>();
                    !named)
                    return reply(Refused(named.error()));
                leaveOutWords(page.items, access);
                reply(std::move(page));
            },
            number);
    });
}

void verb(method::Devices, AgentCaller& caller, const protocol::DevicesParams& params,
          const Answerer<protocol::DevicesResult>& reply)
{
    const auto& presence = caller.parts().presence;
    const auto now = Instant::now();
    protocol::DevicesResult result;
    const auto all = devicesOf(*caller.parts().directory.roster(), now);
    for (auto device : all) {
        if (params.member && *params.member != device.member.id)
            continue;
        device.connected = presence.isConnected(device.id);
        device.availability = AgentPresence::nameOf(presence.of(device.id));
        if (device.connected)
            device.lastSeen = now;
        result.items.append(std::move(device));
    }
    reply(std::move(result));
}

} // namespace baton::relay
