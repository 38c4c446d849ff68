#include "core/relay/gateways/feedwriter.h"

#include "core/protocol/jsonrpc.h"
#include "core/relay/front/frame.h"

namespace baton::relay {

namespace {

QByteArray framed(const protocol::Event& event)
{
    return textFrame(protocol::rpc::notification(QStringLiteral("event"), protocol::toJson(event)));
}

} // namespace

FeedEntry feedEntry(const desk::Recorded& recorded)
{
    const protocol::Event withheld{recorded.event.seq, recorded.event.at, protocol::eventtype::withheld, {}};
    return {recorded.event.seq, recorded.bot, framed(recorded.event), framed(withheld)};
}

std::vector<FeedEntry> feedEntries(const std::vector<desk::Recorded>& events)
{
    std::vector<FeedEntry> entries;
    entries.reserve(events.size());
    for (const auto& recorded : events)
        entries.push_back(feedEntry(recorded));
    return entries;
}

} // namespace baton::relay
