// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/feedwriter.h"

#include "core/net/websocket/frame.h"
#include "core/protocol/wire/jsonrpc.h"

namespace baton::relay {

namespace {

QByteArray framed(qint64 seq, Instant at, const QString& type, const QByteArray& data)
{
    const protocol::WrittenEvent written{seq, at, type, {data}};
    return textFrame(protocol::rpc::notification(QStringLiteral("event"), protocol::toBytes(written)));
}

} // namespace

FeedEntry feedEntry(const desk::Recorded& recorded)
{
    const auto& event = recorded.event;
    return {event.seq, event.at, recorded.bot, framed(event.seq, event.at, event.type, event.data)};
}

QByteArray withheldFrame(qint64 seq, Instant at)
{
    return framed(seq, at, protocol::eventtype::withheld, "{}");
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
