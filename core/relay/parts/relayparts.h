// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace baton::relay {

class Blocklist;
class Desk;
class ReadingRoom;
class Directory;
class EventFeed;
class Passing;
class AgentPresence;
class ConversationIndex;
class SubscriptionBook;
class PushBridge;
class FileStore;
class NamedFiles;
class OwnAddress;
struct Metrics;

/// What gateways work with. Owned by whoever builds the relay; outlives the gateways.
struct RelayParts
{
    Desk& desk;
    ReadingRoom& reading;
    Directory& directory;
    EventFeed& feed;
    Passing& passing;
    AgentPresence& presence;
    ConversationIndex& index;
    SubscriptionBook& subscriptions;
    PushBridge& push;
    Metrics& metrics;
    FileStore& files;
    NamedFiles& named;
    OwnAddress& address;
    QString mailPath = {};          ///< how far the bots' mail is; see MailStore
    Blocklist* blocklist = nullptr; ///< from whom nothing is taken; always there
};

} // namespace baton::relay
