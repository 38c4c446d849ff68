// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/relay/fanout/eventfeed.h"

namespace baton::relay {

/// A durable event as agents get it, encoded and framed once. Pure; any thread.
FeedEntry feedEntry(const desk::Recorded& recorded);
/// What members get of an event that they may not see: it keeps their numbers gapless.
QByteArray withheldFrame(qint64 seq, Instant at);
std::vector<FeedEntry> feedEntries(const std::vector<desk::Recorded>& events);

} // namespace baton::relay
